package dev.terrane.api.security.oidc;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a provider. One request takes the time-out at most, from connecting to the last byte; answers end at
 * {@value #MOST_BYTES} bytes; redirects are not followed, so that a token never goes elsewhere; nothing is tried twice
 * here: who asks has the rule.
 */
final class ProviderHttp {
    static final int MOST_BYTES = 1 << 20;

    private final HttpClient client;
    private final Duration timeout;

    ProviderHttp(Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /** The answer of an address, asked with a token where there is one. */
    HttpResponse<byte[]> get(URI address, @Nullable String token) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Accept", "application/json, application/jwk-set+json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        CompletableFuture<HttpResponse<byte[]>> call =
                client.sendAsync(request.build(), head -> new BoundedBody(MOST_BYTES));
        try {
            return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            call.cancel(true);
            throw new IOException(address + " took longer than " + timeout, late);
        } catch (ExecutionException failed) {
            throw new IOException(address + " failed: " + failed.getCause(), failed);
        } catch (InterruptedException stopped) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(address + " was interrupted");
        }
    }

    /** The body of an address that answers with 200. */
    byte[] body(URI address) throws IOException {
        HttpResponse<byte[]> answer = get(address, null);
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answered with " + answer.statusCode());
        }
        return answer.body();
    }
}
