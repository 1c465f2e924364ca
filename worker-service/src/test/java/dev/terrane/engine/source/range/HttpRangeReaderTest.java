package dev.terrane.engine.source.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.terrane.engine.source.RangeReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpRangeReaderTest {
    private static final byte[] CONTENT = content();

    private final UriRangeReaders readers = new UriRangeReaders();
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aRangeIsAskedForAndGiven() throws IOException {
        answer(exchange -> range(exchange, true));
        assertThat(read(100, 50)).isEqualTo(Arrays.copyOfRange(CONTENT, 100, 150));
        assertThat(read(990, 50)).isEqualTo(Arrays.copyOfRange(CONTENT, 990, 1000));
        assertThat(read(2000, 50)).isEmpty();
        assertThat(read(0, 0)).isEmpty();
    }

    @Test
    void aServerThatSendsEverythingIsUnderstood() throws IOException {
        answer(exchange -> range(exchange, false));
        assertThat(read(100, 50)).isEqualTo(Arrays.copyOfRange(CONTENT, 100, 150));
    }

    @Test
    void aServerThatIsBusyIsAskedAgain() throws IOException {
        answer(exchange -> {
            if (requests.incrementAndGet() < 3) {
                exchange.sendResponseHeaders(requests.get() == 1 ? 503 : 429, -1);
                exchange.close();
            } else {
                range(exchange, true);
            }
        });
        assertThat(read(0, 10)).hasSize(10);
        assertThat(requests).hasValue(3);
    }

    @Test
    void anAnswerThatIsFinalIsNotAskedForAgain() {
        answer(exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        assertThatThrownBy(() -> read(0, 10))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("answered 404")
                .hasMessageNotContaining("secret");
        assertThat(requests).hasValue(1);
    }

    @Test
    void aDocumentThatIsTooLargeIsRefused() throws IOException {
        answer(exchange -> range(exchange, false));
        assertThat(readers.document(address(), 1000)).isEqualTo(CONTENT);
        assertThatThrownBy(() -> readers.document(address(), 999)).hasMessageContaining("larger than 999 bytes");
    }

    @Test
    void otherSchemesAreNotRead() {
        assertThatThrownBy(() -> readers.open(URI.create("ftp://host/x")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'ftp:'");
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private void answer(Answer answer) {
        server.createContext("/data", exchange -> answer.to(exchange));
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/data?token=secret");
    }

    private byte[] read(long offset, int length) throws IOException {
        RangeReader reader = readers.open(address());
        ByteBuffer buffer = reader.read(offset, length);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static void range(HttpExchange exchange, boolean knowsRanges) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null || !knowsRanges) {
            send(exchange, 200, CONTENT);
            return;
        }
        String[] ends = range.substring("bytes=".length()).split("-", -1);
        int from = Integer.parseInt(ends[0]);
        if (from >= CONTENT.length) {
            send(exchange, 416, new byte[] {1, 2, 3});
        } else {
            send(exchange, 206, Arrays.copyOfRange(CONTENT, from, Math.min(Integer.parseInt(ends[1]) + 1, 1000)));
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] content() {
        byte[] content = new byte[1000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 7);
        }
        return content;
    }
}
