package dev.terrane.api.job;

import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.dispatch.Budgets;
import dev.terrane.api.persistence.JobEntity;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.job.BudgetLimit;
import dev.terrane.model.job.JobUsage;
import dev.terrane.model.job.Prices;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plans and currency, where the operator charges for computing; without a currency nothing costs anything. */
@ApplicationScoped
public class Billing implements Budgets {
    private static final int DIGITS = 6;
    private static final double SECONDS = 3600;
    private static final double MIB = 1024;
    private static final double BYTES = 1e9;

    private final ApiConfig.Billing config;
    private final Prices prices;

    Billing(ApiConfig config) {
        this.config = config.billing();
        ApiConfig.Billing.Prices per = config.billing().prices();
        this.prices = new Prices(
                per.cpuHour() / SECONDS,
                per.memoryGibHour() / SECONDS / MIB,
                per.hour() / SECONDS,
                per.networkGb() / BYTES,
                per.storageGb() / BYTES);
    }

    /** A plan as clients see it. */
    public record Plan(
            String name,
            String description,
            boolean paid,
            @Nullable String url) {}

    /** The currency of all amounts; empty where nothing is charged. */
    public Optional<String> currency() {
        return config.currency();
    }

    /** The plans, sorted by name. */
    public List<Plan> plans() {
        return new TreeMap<>(config.plans())
                .entrySet().stream()
                        .map(plan -> new Plan(
                                plan.getKey(),
                                plan.getValue().description(),
                                plan.getValue().paid(),
                                plan.getValue().url().map(Object::toString).orElse(null)))
                        .toList();
    }

    /** The plan of who does not choose one. */
    public Optional<String> defaultPlan() {
        List<Plan> all = plans();
        return config.defaultPlan()
                .or(() -> all.size() == 1 ? Optional.of(all.get(0).name()) : Optional.empty());
    }

    /** What a job may still cost at the workers; null where nothing limits it. */
    @Override
    public @Nullable BudgetLimit limit(JobEntity job) {
        BigDecimal budget = job.budget;
        if (budget == null || currency().isEmpty()) {
            return null;
        }
        double left = budget.subtract(job.costsBefore).doubleValue();
        return new BudgetLimit(prices, left, JobUsages.read(job.usageBefore));
    }

    /** Whether a job has cost as much as it may. */
    boolean isUsedUp(JobEntity job) {
        BigDecimal budget = job.budget;
        return budget != null && currency().isPresent() && job.costs.compareTo(budget) >= 0;
    }

    /** The costs of a job whose current start used so much. */
    BigDecimal costs(BigDecimal before, JobUsage usage) {
        return currency().isEmpty()
                ? before
                : before.add(BigDecimal.valueOf(prices.cost(usage)).setScale(DIGITS, RoundingMode.HALF_UP));
    }

    /** What some usage would cost; empty where nothing is charged. */
    Optional<BigDecimal> price(JobUsage usage) {
        return currency().map(charged -> costs(BigDecimal.ZERO, usage));
    }

    /**
     * The plan that a request means: the one it names, in upper or lower case, else the default one. Null where nothing
     * is charged: then a plan means nothing.
     */
    @Nullable
    String plan(@Nullable String wanted) {
        if (currency().isEmpty()) {
            return null;
        }
        if (wanted == null) {
            return defaultPlan().orElseThrow(OpenEoError.BILLING_PLAN_MISSING::exception);
        }
        return plans().stream()
                .map(Plan::name)
                .filter(wanted::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(OpenEoError.BILLING_PLAN_INVALID::exception);
    }
}
