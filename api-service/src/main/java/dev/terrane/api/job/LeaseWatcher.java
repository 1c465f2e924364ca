package dev.terrane.api.job;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Looks every two seconds for running jobs whose worker fell silent. A lease counts as run out only when everything that
 * workers had said by then has been applied.
 */
@ApplicationScoped
class LeaseWatcher {
    private final EventBacklog backlog;
    private final ExpiredLeases leases;

    LeaseWatcher(EventBacklog backlog, ExpiredLeases leases) {
        this.backlog = backlog;
        this.leases = leases;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        backlog.appliedUntil().ifPresent(leases::takeBack);
    }
}
