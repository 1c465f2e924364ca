package dev.terrane.api.dispatch;

import dev.terrane.api.persistence.JobEntity;
import dev.terrane.model.job.BudgetLimit;
import org.jspecify.annotations.Nullable;

/** What jobs may cost at the workers. */
public interface Budgets {
    /** The limit of a job's next attempt; null where nothing limits it. */
    @Nullable
    BudgetLimit limit(JobEntity job);
}
