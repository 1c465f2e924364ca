package dev.terrane.api.security.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.api.config.OidcConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer publishes: its discovery document, read on first use and once a day, and its keys. Keys that a token
 * names and nobody knows yet are looked for at a limited rate: that is how a rotation is noticed.
 */
final class Issuer implements VerificationKeyResolver {
    private static final Duration DOCUMENT_LIFETIME = Duration.ofDays(1);

    private final String address;
    private final List<String> algorithms;
    private final ProviderHttp http;
    private final ObjectMapper json;
    private final Cached<Document> document;
    private final Cached<List<JsonWebKey>> keys;

    Issuer(OidcConfig config, ProviderHttp http, ObjectMapper json, Clock clock) {
        this.address = config.issuer().toString();
        this.algorithms = config.algorithms();
        this.http = http;
        this.json = json;
        this.document = new Cached<>(address, this::discover, clock, DOCUMENT_LIFETIME, config.keysRefetchAfter());
        this.keys = new Cached<>(address, this::fetchKeys, clock, config.keysLifetime(), config.keysRefetchAfter());
    }

    private record Document(URI keys, Optional<URI> userInfo) {}

    /** Whether this is how the issuer names itself in its tokens: many add a slash. */
    static boolean sameIssuer(String address, String name) {
        return name.equals(address) || name.equals(address + "/");
    }

    /** Where tokens that only the provider understands are looked up. */
    Optional<URI> userInfo() {
        return document.get().userInfo();
    }

    @Override
    public java.security.Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting)
            throws UnresolvableKeyException {
        if (!algorithms.contains(token.getAlgorithmHeaderValue())) {
            throw new UnresolvableKeyException("the algorithm is not allowed");
        }
        List<JsonWebKey> known = keys.get();
        JsonWebKey key = select(token, known);
        if (key == null) {
            key = select(token, keys.newerThan(known));
        }
        if (key == null) {
            throw new UnresolvableKeyException("the issuer has no such key");
        }
        return key.getKey();
    }

    private static @Nullable JsonWebKey select(JsonWebSignature token, List<JsonWebKey> keys)
            throws UnresolvableKeyException {
        try {
            // of several keys that fit a token without a key id, the one that verifies it
            return new VerificationJwkSelector().selectWithVerifySignatureDisambiguate(token, keys);
        } catch (JoseException unusable) {
            throw new UnresolvableKeyException("no key can be chosen", unusable);
        }
    }

    private Document discover() throws IOException {
        JsonNode found = json.readTree(http.body(URI.create(address + "/.well-known/openid-configuration")));
        if (!sameIssuer(address, found.path("issuer").asText())) {
            throw new IOException("the discovery document is that of another issuer: " + found.path("issuer"));
        }
        return new Document(
                address(found, "jwks_uri").orElseThrow(() -> new IOException("there is no jwks_uri")),
                address(found, "userinfo_endpoint"));
    }

    private static Optional<URI> address(JsonNode document, String name) throws IOException {
        String text = document.path(name).asText();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI found = URI.create(text);
            if (found.getHost() != null && List.of("https", "http").contains(found.getScheme())) {
                return Optional.of(found);
            }
            throw new IOException(name + " is no web address: " + text);
        } catch (IllegalArgumentException malformed) {
            throw new IOException(name + " is no address: " + text, malformed);
        }
    }

    private List<JsonWebKey> fetchKeys() throws IOException {
        try {
            byte[] found = http.body(document.get().keys());
            return List.copyOf(new JsonWebKeySet(new String(found, StandardCharsets.UTF_8)).getJsonWebKeys());
        } catch (IssuerUnavailable noDocument) {
            throw new IOException("its discovery document cannot be had", noDocument);
        } catch (JoseException malformed) {
            throw new IOException("its keys cannot be read: " + malformed.getMessage(), malformed);
        }
    }
}
