package dev.terrane.api.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.api.catalog.Collections;
import dev.terrane.api.persistence.InlinedProcesses;
import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.LearnedSpeedEntity;
import dev.terrane.api.persistence.LearnedSpeeds;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.graph.DataVolume;
import dev.terrane.model.graph.GraphParser;
import dev.terrane.model.graph.VolumeEstimator;
import dev.terrane.model.job.JobUsage;
import dev.terrane.model.process.ProcessCatalogue;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a job will need, from its graph, the catalogue and what the last 200 finished jobs of this fleet needed.
 * What cannot be told is {@code EstimateComplexity}.
 */
@ApplicationScoped
public class Estimates {
    private static final int SAMPLES = 200;
    private static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final Duration RECENT = Duration.ofMinutes(1);
    private static final double LONGEST_SECONDS = 1e9;
    private static final double LARGEST_BYTES = 9e15;

    /** What arithmetic adds to a whole number is no byte. */
    private static final double TINY = 1e-6;

    private final JobQueries queries;
    private final ProcessNamespaces namespaces;
    private final InlinedProcesses inlined;
    private final LearnedSpeeds speeds;
    private final Billing billing;
    private final ObjectMapper json;
    private final Clock clock;
    private final VolumeEstimator volumes;
    private volatile Recent recent = new Recent(FleetSpeed.of(List.of()), Instant.MIN);

    Estimates(
            JobQueries queries,
            ProcessNamespaces namespaces,
            InlinedProcesses inlined,
            LearnedSpeeds speeds,
            Billing billing,
            Collections collections,
            ObjectMapper json,
            Clock clock) {
        this.queries = queries;
        this.namespaces = namespaces;
        this.inlined = inlined;
        this.speeds = speeds;
        this.billing = billing;
        this.json = json;
        this.clock = clock;
        this.volumes = new VolumeEstimator(
                ProcessCatalogue.bundled(), id -> collections.find(id).flatMap(Collections.Offered::outline));
    }

    /**
     * What a job is likely to need, rather more than less.
     *
     * @param size bytes of its results
     * @param costs in the currency of the back-end; null where nothing is charged
     * @param expires when it should be asked for again
     */
    public record Estimate(
            Duration duration, long size, @Nullable BigDecimal costs, Instant expires) {}

    /** The estimate for a job of a user. */
    @Transactional
    public Estimate of(String owner, String id) {
        DataVolume volume = volume(
                namespaces.inline(owner, queries.describe(owner, id).process()).process());
        FleetSpeed fleet = fleet();
        double seconds = fleet.seconds(volume.work());
        double bytes = fleet.bytes(volume);
        // not a number is neither
        if (!(seconds < LONGEST_SECONDS) || !(bytes < LARGEST_BYTES)) {
            throw OpenEoError.ESTIMATE_COMPLEXITY.exception();
        }
        return new Estimate(
                Duration.ofSeconds(Math.max(1, (long) Math.ceil(seconds))),
                (long) Math.ceil(bytes - TINY),
                billing.price(fleet.usage(volume)).orElse(null),
                clock.instant().plus(GOOD_FOR).truncatedTo(ChronoUnit.SECONDS));
    }

    /** Learns from a finished job, in the transaction that finishes it; one without a volume teaches nothing. */
    void learn(JobEntity job, JobUsage usage) {
        try {
            DataVolume volume = volume(json.readTree(inlined.of(job)));
            LearnedSpeedEntity speed = new LearnedSpeedEntity();
            speed.learnedAt = clock.instant();
            speed.kind = volume.kind();
            speed.work = volume.work();
            speed.rawBytes = volume.writtenBytes();
            speed.storedBytes = usage.storageBytes();
            speed.durationSeconds = usage.durationSeconds();
            speed.cpuSeconds = usage.cpuSeconds();
            speed.memoryMibSeconds = usage.memoryMbSeconds();
            speed.networkBytes = usage.networkBytes();
            if (Double.isFinite(speed.work) && Double.isFinite(speed.rawBytes) && speed.rawBytes > 0) {
                speeds.add(speed);
            }
        } catch (RuntimeException | JsonProcessingException untellable) {
            // what cannot be learned must not undo the end of the job
            Log.debugf("job %s teaches nothing about speed: %s", job.id, untellable.getMessage());
        }
    }

    private static FleetSpeed.Sample sample(LearnedSpeedEntity row) {
        Double cpu = row.cpuSeconds;
        Double memory = row.memoryMibSeconds;
        Long network = row.networkBytes;
        JobUsage usage = cpu == null || memory == null || network == null
                ? null
                : new JobUsage(cpu, memory, row.durationSeconds, network, row.storedBytes);
        return new FleetSpeed.Sample(row.kind, row.work, row.rawBytes, row.storedBytes, row.durationSeconds, usage);
    }

    /**
     * Whether a job that is being started will most likely end within a time, as this fleet was a minute ago; where nothing
     * can be told, it will not.
     */
    boolean isShort(JobEntity job, Duration longest) {
        if (longest.isZero()) {
            return false;
        }
        try {
            double seconds =
                    recent().seconds(volume(json.readTree(inlined.of(job))).work());
            return seconds <= longest.toMillis() / 1000.0;
        } catch (PersistenceException away) {
            throw away;
        } catch (RuntimeException | JsonProcessingException untellable) {
            return false;
        }
    }

    private FleetSpeed recent() {
        Instant now = clock.instant();
        Recent known = recent;
        if (!now.isBefore(known.until())) {
            // perhaps several at once do so; nobody waits for another
            known = new Recent(fleet(), now.plus(RECENT));
            recent = known;
        }
        return known.fleet();
    }

    private record Recent(FleetSpeed fleet, Instant until) {}

    private FleetSpeed fleet() {
        return FleetSpeed.of(
                speeds.latest(SAMPLES).stream().map(Estimates::sample).toList());
    }

    private DataVolume volume(JsonNode process) {
        return volumes.volume(GraphParser.parseProcess(process));
    }
}
