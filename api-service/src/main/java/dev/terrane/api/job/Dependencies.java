package dev.terrane.api.job;

import dev.terrane.api.storage.ResultStore;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether broker and object store answer, asked every five seconds: told in the log when it changes, and among the health
 * checks. The API stays ready without them, for it still creates, queues, lists and describes jobs; only without its
 * database it is not, which another check tells.
 */
@Readiness
@ApplicationScoped
class Dependencies implements HealthCheck {
    private final EventOffsets broker;
    private final ResultStore store;
    private final Clock clock;
    private final Map<String, Instant> awaySince = new TreeMap<>();

    Dependencies(EventOffsets broker, ResultStore store, Clock clock) {
        this.broker = broker;
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        look("broker", this::brokerAnswers);
        look("object store", store::answers);
    }

    void look(String name, BooleanSupplier answers) {
        boolean there = answers.getAsBoolean();
        synchronized (awaySince) {
            if (there && awaySince.remove(name) != null) {
                Log.infof("the %s answers again", name);
            } else if (!there && awaySince.putIfAbsent(name, clock.instant()) == null) {
                Log.warnf("the %s does not answer; what needs it is delayed", name);
            }
        }
    }

    private boolean brokerAnswers() {
        try {
            broker.said();
            return true;
        } catch (IllegalStateException away) {
            return false;
        }
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("broker and object store").up();
        synchronized (awaySince) {
            awaySince.forEach((name, since) -> answer.withData(name, "away since " + since));
        }
        return answer.build();
    }
}
