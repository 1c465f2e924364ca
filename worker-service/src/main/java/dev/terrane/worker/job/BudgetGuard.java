package dev.terrane.worker.job;

import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.job.BudgetLimit;
import dev.terrane.model.job.JobUsage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Ends an attempt whose costs exceed the job's budget; asked between chunks and before the result is published. */
final class BudgetGuard {
    @Nullable
    private final BudgetLimit limit;

    BudgetGuard(@Nullable BudgetLimit limit) {
        this.limit = limit;
    }

    /** Throws {@code PaymentRequired} where the budget does not cover what was used. */
    void check(JobUsage used) {
        BudgetLimit known = limit;
        if (known != null && known.isExceededBy(used)) {
            throw OpenEoError.PAYMENT_REQUIRED.saying(String.format(
                    Locale.ROOT,
                    "The costs so far, %.6g, exceed the budget of %.6g. The job was ended.",
                    known.costs(used),
                    known.budget()));
        }
    }
}
