package dev.terrane.api.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads STAC documents from files and over HTTP. Connecting may take 5 s, a whole answer 30 s, and a document 16 MiB,
 * which is watched while it comes. What fails is asked for once more; after that it is an {@link IOException}, also where
 * the address itself is the fault.
 */
@ApplicationScoped
class StacDocuments {
    static final int MOST_BYTES = 16 << 20;
    private static final int SECONDS = 30;
    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final ObjectMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    StacDocuments(ObjectMapper json) {
        this.json = json;
    }

    /** A document, where it was read, and how large it was. */
    record Document(URI address, JsonNode json, int bytes) {
        /** An address that the document gives, relative to its own. */
        URI resolve(String href) throws IOException {
            try {
                return address.resolve(href.replace(" ", "%20"));
            } catch (IllegalArgumentException odd) {
                throw new IOException("'" + href + "' is no address", odd);
            }
        }
    }

    /** Reads the document at a path or address. */
    Document read(String location) throws IOException {
        try {
            URI address = location.matches("^[a-z]+:.*")
                    ? URI.create(location)
                    : Path.of(location).toAbsolutePath().toUri();
            return read(address, Surroundings.of(address));
        } catch (IllegalArgumentException odd) {
            throw new IOException("it is neither a path nor an address", odd);
        }
    }

    /** Reads the document at an address within the surroundings of a collection. */
    Document read(URI address, Surroundings surroundings) throws IOException {
        try {
            return parsed(address, fetch(address, surroundings));
        } catch (InterruptedIOException stopped) {
            throw stopped;
        } catch (IOException once) {
            return parsed(address, fetch(address, surroundings));
        }
    }

    private Document parsed(URI address, byte[] content) throws IOException {
        JsonNode document = json.readTree(content);
        if (document == null || !document.isObject()) {
            throw new IOException("it is not a STAC document");
        }
        return new Document(address, document, content.length);
    }

    private byte[] fetch(URI address, Surroundings surroundings) throws IOException {
        try {
            surroundings.require(address);
            return "file".equals(address.getScheme()) ? file(Path.of(address)) : follow(address, surroundings);
        } catch (IllegalArgumentException odd) {
            throw new IOException("it is neither a path nor an address", odd);
        }
    }

    private static byte[] file(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new IOException("it has more than " + MOST_BYTES + " bytes");
            }
            return content;
        }
    }

    /** The answer at the end of redirects, none of which may lead outside, nor from HTTPS to HTTP. */
    private byte[] follow(URI first, Surroundings surroundings) throws IOException {
        URI address = first;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<byte[]> answer = answer(address);
            String next = answer.headers().firstValue("Location").orElse("");
            if (answer.statusCode() == 200) {
                return answer.body();
            }
            if (!REDIRECTS.contains(answer.statusCode()) || next.isEmpty()) {
                throw new IOException("it was answered with status " + answer.statusCode());
            }
            URI to = address.resolve(next);
            if ("https".equals(address.getScheme()) && !"https".equals(to.getScheme())) {
                throw new IOException("it is redirected from HTTPS to HTTP");
            }
            surroundings.require(to);
            address = to;
        }
        throw new IOException("it is redirected more than " + MOST_REDIRECTS + " times");
    }

    private HttpResponse<byte[]> answer(URI address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json, application/geo+json")
                .timeout(Duration.ofSeconds(SECONDS))
                .build();
        CompletableFuture<HttpResponse<byte[]>> sent = http.sendAsync(request, head -> new LimitedBody(MOST_BYTES));
        try {
            return sent.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            var stopped = new InterruptedIOException("interrupted");
            stopped.initCause(interrupted);
            throw stopped;
        } catch (ExecutionException failed) {
            throw new IOException(String.valueOf(failed.getCause()), failed);
        } catch (TimeoutException slow) {
            throw new IOException("it was not answered within " + SECONDS + " s", slow);
        } finally {
            sent.cancel(true);
        }
    }
}
