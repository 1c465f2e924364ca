package dev.terrane.worker.command;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while both topics are listened to; a worker whose listeners died has to be started again. */
@Liveness
@ApplicationScoped
class LoopsCheck implements HealthCheck {
    private final CommandConsumer starts;
    private final StopListener stops;

    LoopsCheck(CommandConsumer starts, StopListener stops) {
        this.starts = starts;
        this.stops = stops;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("commands")
                .status(starts.isAlive() && stops.isAlive())
                .build();
    }
}
