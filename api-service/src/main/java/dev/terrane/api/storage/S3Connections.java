package dev.terrane.api.storage;

import io.quarkiverse.minio.client.OptionalHttpClientProducer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** Connections to the object store: 5 s to connect, 20 s without a byte, 30 s for a whole call. */
@Alternative
@Priority(1)
@ApplicationScoped
class S3Connections implements OptionalHttpClientProducer {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration CALL = Duration.ofSeconds(30);

    @Override
    public Optional<OkHttpClient> apply(String clientName) {
        return Optional.of(new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .readTimeout(SILENCE)
                .writeTimeout(SILENCE)
                .callTimeout(CALL)
                .build());
    }
}
