package dev.terrane.model.job;

/**
 * What a job may cost. All attempts of one start share the budget.
 *
 * @param budget the costs that must not be exceeded, in the currency of the prices
 * @param before what earlier attempts of the same start used
 */
public record BudgetLimit(Prices prices, double budget, JobUsage before) {
    /** The costs of the job so far, of which the running attempt has used that much. */
    public double costs(JobUsage current) {
        return prices.cost(before.plus(current));
    }

    /** Whether the budget does not cover what was used. */
    public boolean isExceededBy(JobUsage current) {
        return costs(current) > budget;
    }
}
