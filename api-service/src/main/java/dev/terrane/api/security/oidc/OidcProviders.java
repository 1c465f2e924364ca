package dev.terrane.api.security.oidc;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.api.config.ApiConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The providers that are configured, in the order in which clients see them. */
@ApplicationScoped
public class OidcProviders {
    private final List<OidcProvider> providers;

    OidcProviders(ApiConfig config, ObjectMapper json, Clock clock) {
        this.providers = config.auth().oidc().entrySet().stream()
                .map(entry -> new OidcProvider(entry.getKey(), entry.getValue(), json, clock))
                .sorted(Comparator.comparingInt(
                                (OidcProvider provider) -> provider.config().order())
                        .thenComparing(OidcProvider::id))
                .toList();
    }

    /** All of them; the first is the default. */
    public List<OidcProvider> all() {
        return providers;
    }

    /** The provider of an id. */
    public Optional<OidcProvider> of(String id) {
        return providers.stream().filter(provider -> provider.id().equals(id)).findFirst();
    }

    /** The provider that a token names as its issuer. */
    public Optional<OidcProvider> ofIssuer(String issuer) {
        return providers.stream().filter(provider -> provider.isOf(issuer)).findFirst();
    }
}
