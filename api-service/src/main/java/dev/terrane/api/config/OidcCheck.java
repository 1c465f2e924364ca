package dev.terrane.api.config;

import io.quarkus.logging.Log;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What must hold for the providers of users, so that no token can be forged and no two users share an id. */
final class OidcCheck {
    private static final Pattern ID = Pattern.compile("\\w{1,20}");
    private static final Set<String> REDIRECTING = Set.of("implicit", "authorization_code", "authorization_code+pkce");
    private static final Set<String> DIRECT = Set.of(
            "urn:ietf:params:oauth:grant-type:device_code",
            "urn:ietf:params:oauth:grant-type:device_code+pkce",
            "refresh_token");
    private static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "ES256K", "EdDSA");

    private OidcCheck() {}

    static void check(Map<String, OidcConfig> providers, boolean production) {
        Map<URI, String> issuers = new HashMap<>();
        providers.forEach((id, provider) -> {
            String name = "openeo.auth.oidc." + id;
            require(ID.matcher(id).matches(), name, "the id must have 1 to 20 letters, digits or underscores");
            checkIssuer(name, provider.issuer(), production);
            String other = issuers.putIfAbsent(provider.issuer(), id);
            require(other == null, name, "the issuer is that of '" + other + "' too; users would have two ids");
            require(provider.scopes().contains("openid"), name, "scopes must hold 'openid'");
            require(
                    ALGORITHMS.containsAll(provider.algorithms()),
                    name,
                    "algorithms must be signatures with key pairs, of " + ALGORITHMS);
            require(
                    !provider.opaqueTokens() || provider.audience().isEmpty(),
                    name,
                    "opaque-tokens cannot be taken together with an audience: nobody could check it");
            if (production && provider.audience().isEmpty()) {
                Log.warnf("%s has no audience: a token made for any other client of the provider works here", name);
            }
            provider.defaultClients().forEach(client -> checkClient(name, client));
        });
    }

    private static void checkIssuer(String name, URI issuer, boolean production) {
        boolean secure = "https".equals(issuer.getScheme());
        boolean plain = "http".equals(issuer.getScheme()) && !production;
        require(
                (secure || plain) && issuer.getHost() != null,
                name,
                "the issuer must be an address with https (http only where openeo.api.production is false)");
        require(
                issuer.getQuery() == null
                        && issuer.getFragment() == null
                        && !issuer.toString().endsWith("/"),
                name,
                "the issuer must have no query, no fragment and no slash at the end");
    }

    private static void checkClient(String name, OidcConfig.Client client) {
        List<String> grants = client.grantTypes();
        require(
                grants.stream().allMatch(grant -> REDIRECTING.contains(grant) || DIRECT.contains(grant)),
                name,
                "client " + client.id() + " has a grant type that openEO does not know");
        require(
                client.redirectUrls().isPresent() || grants.stream().noneMatch(REDIRECTING::contains),
                name,
                "client " + client.id() + " needs redirect-urls");
    }

    private static void require(boolean holds, String name, String rule) {
        if (!holds) {
            throw new IllegalStateException(name + ": " + rule);
        }
    }
}
