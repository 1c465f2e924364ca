package dev.terrane.api.config;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An OpenID Connect provider that users may come from. Its id is part of tokens and user ids: it must never change. */
public interface OidcConfig {
    /** The address of the issuer without a slash at the end; below it lies {@code /.well-known/openid-configuration}. */
    URI issuer();

    /** The name that users see; the id where it is not set. */
    Optional<String> title();

    /** How to get an account there; CommonMark. */
    Optional<String> description();

    /** Providers are listed by ascending number, then by id; the first is the default of clients. */
    @WithDefault("100")
    int order();

    /** What clients must ask for; {@code openid} has to be there. */
    @WithDefault("openid")
    List<String> scopes();

    /** Whom tokens must be meant for ({@code aud}) or given to ({@code azp}); any of these. Not checked where not set. */
    Optional<List<String>> audience();

    /** The claim that tells users apart; it must never change hands. */
    @WithDefault("sub")
    String userIdClaim();

    /** Signatures that are taken; never {@code none} nor one with a shared secret. */
    @WithDefault("RS256,RS384,RS512,PS256,PS384,PS512,ES256,ES384,ES512,EdDSA")
    List<String> algorithms();

    /** How far the clocks of provider and API may be apart. */
    @WithDefault("PT30S")
    Duration leeway();

    /** The longest that one request to the provider takes. */
    @WithDefault("PT5S")
    Duration timeout();

    /** How long keys are used before they are fetched again. */
    @WithDefault("PT1H")
    Duration keysLifetime();

    /** Keys are not fetched more often than this, whatever tokens name. */
    @WithDefault("PT5S")
    Duration keysRefetchAfter();

    /** Whether tokens that are not JWTs are shown to the provider's userinfo endpoint; that cannot check an audience. */
    @WithDefault("false")
    boolean opaqueTokens();

    /** How long the answer of the userinfo endpoint is believed. */
    @WithDefault("PT1M")
    Duration opaqueTokenLifetime();

    /** Where users change their profile. */
    Optional<URI> accountUrl();

    /** Clients without a secret that users may take instead of registering their own. */
    List<Client> defaultClients();

    /** A client without a secret. */
    interface Client {
        /** Its id at the provider. */
        String id();

        /** The grants it may use, named as the standard names them. */
        List<String> grantTypes();

        /** Where browsers may be sent back to; needed for grants that redirect. */
        Optional<List<URI>> redirectUrls();
    }
}
