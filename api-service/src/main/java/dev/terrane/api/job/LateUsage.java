package dev.terrane.api.job;

import dev.terrane.api.persistence.JobEntity;
import dev.terrane.api.persistence.LateClaimEntity;
import dev.terrane.api.persistence.LateClaims;
import dev.terrane.model.job.JobStatus;
import dev.terrane.model.job.JobUsage;
import dev.terrane.model.message.JobEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;

/**
 * Charges for what a stopped attempt used after its last report, where its job was started again before the attempt told
 * its end. That is part of the costs of the job, but not of the usage of the new start.
 */
@ApplicationScoped
class LateUsage {
    private final LateClaims claims;
    private final Billing billing;

    LateUsage(LateClaims claims, Billing billing) {
        this.claims = claims;
        this.billing = billing;
    }

    /** Remembers the claim of a stopped job that is about to be started again; other jobs have heard all they need. */
    void expect(JobEntity job) {
        if (job.status == JobStatus.CANCELED && job.claim != null) {
            LateClaimEntity late = new LateClaimEntity();
            late.jobId = job.id;
            late.attempt = job.attempt;
            late.claim = job.claim;
            late.lastEvent = job.lastEvent;
            late.usageBefore = job.usageBefore;
            late.costs = job.costs.subtract(job.costsBefore);
            claims.add(late);
        }
    }

    /** Charges a locked job for what a claim of an earlier start reports. */
    void add(JobEntity job, JobEvent event) {
        JobUsage usage = JobUsages.of(event);
        if (usage == null || event.attempt() >= job.attempt) {
            return;
        }
        claims.find(event.jobId(), event.attempt(), event.claim())
                .filter(late -> event.sequence() == 0 || event.sequence() > late.lastEvent)
                .ifPresent(late -> {
                    late.lastEvent = event.sequence();
                    charge(job, late, usage);
                    if (!(event instanceof JobEvent.Progressed)) {
                        claims.delete(late);
                    }
                });
    }

    private void charge(JobEntity job, LateClaimEntity late, JobUsage usage) {
        JobUsage all = JobUsages.read(late.usageBefore).plus(usage);
        BigDecimal more = billing.costs(BigDecimal.ZERO, all).subtract(late.costs);
        if (more.signum() > 0) {
            late.costs = late.costs.add(more);
            job.costsBefore = job.costsBefore.add(more);
            job.costs = job.costs.add(more);
        }
    }
}
