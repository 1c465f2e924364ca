package dev.terrane.api.job;

import dev.terrane.api.security.LinkSigner;
import dev.terrane.api.storage.ResultStore;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.result.Asset;
import dev.terrane.model.result.ObjectKeys;
import dev.terrane.model.result.ResultManifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Results of finished jobs, and the links that lead to them without a token. */
@ApplicationScoped
public class JobResults {
    private final JobQueries queries;
    private final ResultStore store;
    private final LinkSigner signer;

    JobResults(JobQueries queries, ResultStore store, LinkSigner signer) {
        this.queries = queries;
        this.store = store;
        this.signer = signer;
    }

    /** A result and the claim that made it. */
    public record Result(JobQueries.Held held, ResultManifest manifest) {}

    /** An asset that may be downloaded. */
    public record Download(JobQueries.Held held, Asset asset) {}

    /** The result of a job; {@code JobNotFinished} where there is none. */
    public Result result(String id) {
        JobQueries.Held held = queries.result(id).orElseThrow(OpenEoError.JOB_NOT_FINISHED::exception);
        ResultManifest manifest = store.manifest(held.id(), held.attempt(), held.claim())
                .orElseThrow(OpenEoError.JOB_NOT_FINISHED::exception);
        return new Result(held, manifest);
    }

    /** The signature of an asset's link. */
    public String signAsset(JobQueries.Held held, String file, long expires) {
        return signer.sign(content(held, file), expires);
    }

    /** The signature of the link to a results document. */
    public String signDocument(String id, long expires) {
        return signer.sign("document " + id, expires);
    }

    /** Refuses a forged or expired link to a results document. */
    public void checkDocument(String id, long expires, String signature) {
        signer.check("document " + id, expires, signature);
    }

    /** The asset behind a link; a forged link, or one to results that were replaced, is {@code NotFound}. */
    public Download download(String id, String file, long expires, String signature) {
        JobQueries.Held held = queries.result(id).orElseThrow(OpenEoError.NOT_FOUND::exception);
        signer.check(content(held, file), expires, signature);
        return result(id).manifest().assets().stream()
                .filter(asset -> asset.name().equals(file))
                .findFirst()
                .map(asset -> new Download(held, asset))
                .orElseThrow(OpenEoError.NOT_FOUND::exception);
    }

    /** Where the bytes are, for a few minutes. */
    public URI link(Download download) {
        JobQueries.Held held = download.held();
        String name = download.asset().name();
        return store.link(
                ObjectKeys.asset(held.id(), held.attempt(), held.claim(), name),
                name,
                download.asset().type());
    }

    private static String content(JobQueries.Held held, String file) {
        return "asset " + held.id() + " " + held.attempt() + " " + held.claim() + " " + file;
    }
}
