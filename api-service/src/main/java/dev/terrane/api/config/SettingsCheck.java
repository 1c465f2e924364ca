package dev.terrane.api.config;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/** Refuses to start with settings that are not safe, and says which. */
@ApplicationScoped
class SettingsCheck {
    private static final int SHORTEST_SECRET = 32;
    private static final Pattern NAME = Pattern.compile("[\\w\\-.]+");

    void check(@Observes StartupEvent event, ApiConfig config) {
        check(config);
    }

    static void check(ApiConfig config) {
        if (config.auth().secret().length() < SHORTEST_SECRET) {
            throw new IllegalStateException(
                    "openeo.auth.secret has less than " + SHORTEST_SECRET + " characters; tokens could be forged");
        }
        ApiConfig.Auth.Basic basic = config.auth().basic();
        if (config.api().production() && !basic.users().isEmpty() && !basic.allowInProduction()) {
            throw new IllegalStateException(
                    "openeo.auth.basic.users is for development only, and openeo.api.production is true");
        }
        if (config.api().production() && config.api().publicUrl().isEmpty()) {
            throw new IllegalStateException("openeo.api.public-url must be set where openeo.api.production is true;"
                    + " addresses taken from requests could be forged");
        }
        basic.users().keySet().forEach(SettingsCheck::checkName);
        OidcCheck.check(config.auth().oidc(), config.api().production());
    }

    /** A name is a user id; the ids of users of other providers have a tilde, which keeps the two apart. */
    private static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalStateException(
                    "openeo.auth.basic.users: '" + name + "' may have letters, digits, '_', '-' and '.' only");
        }
    }
}
