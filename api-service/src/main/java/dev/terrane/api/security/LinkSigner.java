package dev.terrane.api.security;

import dev.terrane.api.config.ApiConfig;
import dev.terrane.model.error.OpenEoError;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs links that work without a token until they expire. What is signed names job, claim and file. */
@ApplicationScoped
public class LinkSigner {
    private final SecretKeySpec key;
    private final Clock clock;

    LinkSigner(ApiConfig config, Clock clock) {
        this.key =
                new SecretKeySpec(("links:" + config.auth().secret()).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.clock = clock;
    }

    /** The signature for some content, good until a second of the epoch. */
    public String sign(String content, long expires) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] signature = mac.doFinal((expires + "\n" + content).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** {@code NotFound} for a signature that is not ours, {@code ResultLinkExpired} for one that was. */
    public void check(String content, long expires, String signature) {
        boolean ours = MessageDigest.isEqual(
                sign(content, expires).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
        if (!ours) {
            throw OpenEoError.NOT_FOUND.exception();
        }
        if (clock.instant().isAfter(Instant.ofEpochSecond(expires))) {
            throw OpenEoError.RESULT_LINK_EXPIRED.exception();
        }
    }
}
