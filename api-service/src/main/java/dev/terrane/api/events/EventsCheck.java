package dev.terrane.api.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while events are read; an instance that no longer does has to be started again. */
@Liveness
@ApplicationScoped
class EventsCheck implements HealthCheck {
    private final EventConsumer consumer;

    EventsCheck(EventConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("job events")
                .status(consumer.isAlive())
                .build();
    }
}
