package dev.terrane.api.job;

import dev.terrane.api.config.ApiConfig;
import dev.terrane.model.error.OpenEoError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plans and currency, where the operator charges for computing; without a currency nothing costs anything. */
@ApplicationScoped
public class Billing {
    private final ApiConfig.Billing config;

    Billing(ApiConfig config) {
        this.config = config.billing();
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
