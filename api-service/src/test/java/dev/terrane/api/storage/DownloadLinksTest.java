package dev.terrane.api.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.api.config.ApiSettings;
import io.minio.MinioClient;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DownloadLinksTest {
    private static Optional<URI> link(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("openeo.auth.secret", "s");
        MinioClient own = MinioClient.builder()
                .endpoint("http://minio.internal:9000")
                .region("eu-1")
                .credentials("key", "secret")
                .build();
        return new DownloadLinks(own, ApiSettings.of(all), "key", "secret", "eu-1")
                .of("jobs/j/1/c/assets/a.tif", "a.tif", "image/tiff");
    }

    @Test
    void clientsAreSentToWhereTheyReachTheStore() {
        assertThat(link(Map.of()).orElseThrow())
                .hasHost("minio.internal")
                .hasPath("/terrane/jobs/j/1/c/assets/a.tif")
                .hasParameter("X-Amz-Signature");
        assertThat(link(Map.of("openeo.storage.public-endpoint", "https://s3.example.org"))
                        .orElseThrow())
                .hasScheme("https")
                .hasHost("s3.example.org")
                .hasPath("/terrane/jobs/j/1/c/assets/a.tif")
                .hasParameter("X-Amz-Signature");
    }

    @Test
    void orNowhere() {
        assertThat(link(Map.of("openeo.storage.downloads", "stream"))).isEmpty();
    }
}
