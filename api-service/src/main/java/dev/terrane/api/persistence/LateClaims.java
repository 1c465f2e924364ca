package dev.terrane.api.persistence;

import dev.terrane.model.job.JobId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds claims that may still report to a start that is over. Whoever uses it has locked their job. */
@ApplicationScoped
public class LateClaims implements PanacheRepositoryBase<LateClaimEntity, LateClaimEntity.Key> {
    /** So many of a job are remembered: who stops and starts again faster than workers answer is not followed further. */
    private static final int MOST = 10;

    /** Remembers a claim in the place of the oldest of its job. */
    public void add(LateClaimEntity claim) {
        persist(claim);
        delete("jobId = ?1 and attempt <= ?2", claim.jobId, claim.attempt - MOST);
    }

    /** A claim that is remembered. */
    public Optional<LateClaimEntity> find(JobId job, int attempt, String claim) {
        return find("jobId = ?1 and attempt = ?2 and claim = ?3", job.value(), attempt, claim)
                .firstResultOptional();
    }
}
