package dev.terrane.api.config;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses to start with settings that are not safe, and says which. */
@ApplicationScoped
class SettingsCheck {
    private static final int SHORTEST_SECRET = 32;

    void check(@Observes StartupEvent event, ApiConfig config) {
        check(config);
    }

    static void check(ApiConfig config) {
        if (config.auth().secret().length() < SHORTEST_SECRET) {
            throw new IllegalStateException(
                    "openeo.auth.secret has less than " + SHORTEST_SECRET + " characters; tokens could be forged");
        }
        if (config.api().production() && !config.auth().basic().users().isEmpty()) {
            throw new IllegalStateException(
                    "openeo.auth.basic.users is for development only, and openeo.api.production is true");
        }
    }
}
