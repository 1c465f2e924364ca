package dev.terrane.api.security;

import dev.terrane.api.security.oidc.OidcProvider;
import dev.terrane.api.security.oidc.OidcProviders;
import dev.terrane.model.error.OpenEoError;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;

/** Who sent the request. Looked at only where it matters, so public endpoints do not mind a token that is not valid. */
@RequestScoped
public class CurrentUser {
    /** Reads what a JWT says about itself; nothing of it is believed. */
    private static final JwtConsumer READER = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build();

    private final HttpHeaders headers;
    private final BasicTokens basic;
    private final OidcProviders providers;

    private @Nullable User user;

    CurrentUser(HttpHeaders headers, BasicTokens basic, OidcProviders providers) {
        this.headers = headers;
        this.basic = basic;
        this.providers = providers;
    }

    /** The user's id; {@code AuthenticationRequired} or {@code TokenInvalid} where nobody is logged in. */
    public String id() {
        return user().id();
    }

    /** The user; proven once for each request. */
    public User user() {
        User known = user;
        if (known == null) {
            known = prove(BearerToken.of(headers.getHeaderString(HttpHeaders.AUTHORIZATION)));
            user = known;
        }
        return known;
    }

    private User prove(BearerToken bearer) {
        return switch (bearer.kind()) {
            case BASIC -> User.local(basic.user(bearer.token()));
            case OIDC ->
                prove(
                        providers.of(bearer.provider()).orElseThrow(OpenEoError.TOKEN_INVALID::exception),
                        bearer.token());
            case PLAIN -> plain(bearer.token());
        };
    }

    private User plain(String token) {
        String issuer = issuer(token);
        return basic.areIssuedBy(issuer)
                ? User.local(basic.user(token))
                : prove(providers.ofIssuer(issuer).orElseThrow(OpenEoError.TOKEN_INVALID::exception), token);
    }

    private static User prove(OidcProvider provider, String token) {
        return User.of(provider.id(), provider.verify(token));
    }

    private static String issuer(String token) {
        try {
            return String.valueOf(READER.processToClaims(token).getIssuer());
        } catch (InvalidJwtException | MalformedClaimException unreadable) {
            throw OpenEoError.TOKEN_INVALID.exception();
        }
    }
}
