package dev.terrane.api.security;

import dev.terrane.api.security.oidc.Claims;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is logged in. The id is made from what the provider vouches for and from nothing else, so that it stays
 * the same for life and is nobody else's (docs/adr/0012): a local user's name has no tilde; {@code provider~subject}
 * where the subject is short and plain; {@code provider~~digest} for all other subjects.
 *
 * @param provider the id of the provider, absent for local users
 */
public record User(
        String id, @Nullable String name, @Nullable String email, Optional<String> provider) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_\\-.]{1,64}");

    static User local(String name) {
        return new User(name, name, null, Optional.empty());
    }

    static User of(String provider, Claims claims) {
        return new User(id(provider, claims.subject()), claims.name(), claims.email(), Optional.of(provider));
    }

    private static String id(String provider, String subject) {
        return PLAIN.matcher(subject).matches() ? provider + "~" + subject : provider + "~~" + digest(subject);
    }

    private static String digest(String subject) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
