package dev.terrane.api.job;

import dev.terrane.api.security.LinkSigner;
import dev.terrane.api.storage.DownloadLinks;
import dev.terrane.api.storage.ResultStore;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.job.JobStatus;
import dev.terrane.model.result.Asset;
import dev.terrane.model.result.ObjectKeys;
import dev.terrane.model.result.ResultManifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Results of jobs, and the links that lead to them without a token. */
@ApplicationScoped
public class JobResults {
    private static final int MOST_PARTIAL = 10_000;
    private static final int PIECE = 4 << 20;
    private static final Map<String, String> TYPES =
            Map.of("tif", "image/tiff; application=geotiff", "nc", "application/x-netcdf", "json", "application/json");

    private final JobQueries queries;
    private final ResultStore store;
    private final DownloadLinks links;
    private final LinkSigner signer;
    private final Clock clock;

    JobResults(JobQueries queries, ResultStore store, DownloadLinks links, LinkSigner signer, Clock clock) {
        this.queries = queries;
        this.store = store;
        this.links = links;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * A result.
     *
     * @param held the claim that made it, null where no worker has taken the job yet
     */
    public record Result(JobQueries.@Nullable Held held, ResultManifest manifest) {
        /** The claim of a result that is complete, which always has one. */
        public JobQueries.Held holder() {
            return Objects.requireNonNull(held);
        }
    }

    /** An asset that may be downloaded. */
    public record Download(JobQueries.Held held, Asset asset) {}

    /** The result of a finished job; {@code JobNotFinished} for any other, {@code ResultLinkExpired} where it is gone. */
    public Result result(String id) {
        JobQueries.Held held = queries.held(id)
                .filter(claim -> claim.status() == JobStatus.FINISHED)
                .orElseThrow(OpenEoError.JOB_NOT_FINISHED::exception);
        requireKept(held);
        return new Result(held, manifest(held).orElseThrow(OpenEoError.JOB_NOT_FINISHED::exception));
    }

    /** What there is of a result by now: the files that are complete. */
    public Result partialResult(String id) {
        Optional<JobQueries.Held> held = queries.held(id);
        held.ifPresent(this::requireKept);
        return new Result(held.orElse(null), held.map(this::complete).orElseGet(() -> manifest(List.of())));
    }

    /** The signature of an asset's link. */
    public String signAsset(JobQueries.Held held, String file, long expires) {
        return signer.sign(content("asset", held, file), expires);
    }

    /** The signature of the link to the item that describes an asset. */
    public String signItem(JobQueries.Held held, String file, long expires) {
        return signer.sign(content("item", held, file), expires);
    }

    /** The signature of the link to the document of the results that a job has now. */
    public String signDocument(String id, boolean partial, long expires) {
        return signer.sign(document(id, partial), expires);
    }

    /** Refuses a link to a results document that is forged, expired, or to results that were replaced. */
    public void checkDocument(String id, boolean partial, long expires, String signature) {
        signer.check(document(id, partial), expires, signature);
    }

    /** The asset behind a link; a forged link, or one to results that were replaced, is {@code NotFound}. */
    public Download download(String id, String file, long expires, String signature) {
        return signed("asset", id, file, expires, signature);
    }

    /** The asset that an item describes, by the item's link. */
    public Download item(String id, String file, long expires, String signature) {
        return signed("item", id, file, expires, signature);
    }

    /** Where the bytes are, for a few minutes; empty where clients cannot reach the object store. */
    public Optional<URI> link(Download download) {
        return links.of(key(download), download.asset().name(), download.asset().type());
    }

    /** Copies a part of an asset, piece by piece. */
    public void copy(Download download, long from, long length, OutputStream out) throws IOException {
        long end = from + length;
        for (long at = from; at < end; at += PIECE) {
            out.write(store.read(key(download), at, (int) Math.min(PIECE, end - at)));
        }
    }

    private static String key(Download download) {
        JobQueries.Held held = download.held();
        return ObjectKeys.asset(
                held.id(), held.attempt(), held.claim(), download.asset().name());
    }

    private Download signed(String kind, String id, String file, long expires, String signature) {
        JobQueries.Held held = queries.held(id).orElseThrow(OpenEoError.NOT_FOUND::exception);
        signer.check(content(kind, held, file), expires, signature);
        requireKept(held);
        return complete(held).assets().stream()
                .filter(asset -> asset.name().equals(file))
                .findFirst()
                .map(asset -> new Download(held, asset))
                .orElseThrow(OpenEoError.NOT_FOUND::exception);
    }

    private void requireKept(JobQueries.Held held) {
        Instant until = held.until();
        if (held.gone() || (until != null && !clock.instant().isBefore(until))) {
            throw OpenEoError.RESULT_LINK_EXPIRED.exception();
        }
    }

    private ResultManifest complete(JobQueries.Held held) {
        return manifest(held).orElseGet(() -> manifest(stored(held)));
    }

    private Optional<ResultManifest> manifest(JobQueries.Held held) {
        return store.manifest(held.id(), held.attempt(), held.claim());
    }

    private List<Asset> stored(JobQueries.Held held) {
        String prefix = ObjectKeys.assetsPrefix(held.id(), held.attempt(), held.claim());
        return store.list(prefix, MOST_PARTIAL).stream()
                .map(found -> asset(found.key().substring(prefix.length()), found.size()))
                .toList();
    }

    private static Asset asset(String name, long size) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return new Asset(name, TYPES.getOrDefault(extension, "application/octet-stream"), name, size, null, null, null);
    }

    private static ResultManifest manifest(List<Asset> assets) {
        return new ResultManifest(assets, null, null, null, null);
    }

    private String document(String id, boolean partial) {
        String kind = partial ? "partial document" : "document";
        return queries.held(id).map(held -> content(kind, held, "")).orElseGet(() -> kind + " " + id);
    }

    private static String content(String kind, JobQueries.Held held, String file) {
        return kind + " " + held.id() + " " + held.attempt() + " " + held.claim() + " " + file;
    }
}
