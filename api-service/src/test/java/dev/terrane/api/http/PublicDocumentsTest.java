package dev.terrane.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.api.config.ApiSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublicDocumentsTest {
    @Test
    void onlyLinksThatNoRequestCanChangeAreForSharedCaches() {
        assertThat(caching(Map.of("openeo.auth.secret", "s"))).startsWith("private, ");
        assertThat(caching(Map.of("openeo.auth.secret", "s", "openeo.api.public-url", "https://eo.example/openeo/1.2")))
                .startsWith("public, ");
    }

    private static String caching(Map<String, String> settings) {
        return new PublicDocuments(new ObjectMapper(), ApiSettings.of(settings)).caching();
    }
}
