package dev.terrane.engine.source.range;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.terrane.engine.source.RangeReader;
import dev.terrane.engine.source.Reach;
import dev.terrane.engine.source.TransientReadException;
import dev.terrane.model.error.OpenEoException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpRangeReaderTest {
    private static final byte[] CONTENT = content();

    private static final List<Duration> AT_ONCE = Collections.nCopies(3, Duration.ZERO);

    private final UriRangeReaders readers = new UriRangeReaders(Reach.everywhere(), AT_ONCE);
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
    void aServerThatStaysBusyMayBeBetterLaterAndOneThatRefusesIsNot() {
        AtomicInteger status = new AtomicInteger(503);
        answer(exchange -> {
            requests.incrementAndGet();
            exchange.getResponseHeaders().set("Retry-After", "0");
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        assertThatThrownBy(() -> read(0, 10))
                .isInstanceOf(TransientReadException.class)
                .hasMessageContaining("503");
        assertThat(requests).hasValue(1 + AT_ONCE.size());
        status.set(403);
        assertThatThrownBy(() -> read(0, 10)).isNotInstanceOf(TransientReadException.class);
        server.stop(0);
        assertThatThrownBy(() -> read(0, 10))
                .isInstanceOf(TransientReadException.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void rangesShareOneConnection() throws IOException {
        Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
        answer(exchange -> {
            clients.add(exchange.getRemoteAddress());
            range(exchange, true);
        });
        for (int i = 0; i < 5; i++) {
            assertThat(read(10L * i, 10)).hasSize(10);
        }
        assertThat(clients).hasSize(1);
    }

    @Test
    void anotherRangeThanTheOneAskedForIsRefused() {
        answer(exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 0-9/1000");
            send(exchange, 206, Arrays.copyOf(CONTENT, 10));
        });
        assertThatThrownBy(() -> read(100, 10)).hasMessageContaining("another range");
        assertThatThrownBy(() -> read(0, 20)).hasMessageContaining("less than it was asked for");
    }

    @Test
    void aFileThatIsReplacedMeanwhileIsNotMixedWithItself() throws IOException {
        AtomicInteger version = new AtomicInteger(1);
        answer(exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"" + version.get() + "\"");
            range(exchange, true);
        });
        RangeReader reader = readers.open(address());
        reader.read(0, 10);
        assertThat(reader.version().orElseThrow()).contains("\"1\"");
        version.set(2);
        assertThatThrownBy(() -> reader.read(10, 10))
                .isInstanceOf(TransientReadException.class)
                .hasMessageContaining("changed");
    }

    @Test
    void redirectsAreFollowedAFewTimesAndWithinTheReachOnly() throws IOException {
        answer(exchange -> range(exchange, true));
        server.createContext("/moved", exchange -> redirect(exchange, "/data"));
        server.createContext("/loop", exchange -> redirect(exchange, "/loop"));
        server.createContext("/file", exchange -> redirect(exchange, "file:///etc/hostname"));
        server.createContext("/near", exchange -> redirect(exchange, address().toString()));
        assertThat(readers.open(at("127.0.0.1", "/moved")).read(0, 10).remaining())
                .isEqualTo(10);
        assertThatThrownBy(() -> readers.document(at("127.0.0.1", "/loop"), 10)).hasMessageContaining("leads on");
        assertThatThrownBy(() -> readers.document(at("127.0.0.1", "/file"), 10))
                .isInstanceOf(OpenEoException.class)
                .hasMessageContaining("not followed");
        var guarded = new UriRangeReaders(Reach.ofWeb(Set.of("localhost")), AT_ONCE);
        assertThatThrownBy(() -> guarded.document(at("localhost", "/near"), 2000))
                .isInstanceOf(OpenEoException.class)
                .hasMessageContaining("private network");
        assertThatThrownBy(() -> guarded.open(address()).read(0, 1)).hasMessageContaining("private network");
        assertThat(guarded.document(at("localhost", "/data"), 2000)).isEqualTo(CONTENT);
    }

    @Test
    void whatAForeignServerSaysIsNotToldToTheUser() throws Exception {
        ServerSocket foreign = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread answering = new Thread(() -> {
            while (!foreign.isClosed()) {
                try (Socket client = foreign.accept()) {
                    client.getOutputStream().write("-ERR banner of a database\r\n\r\n".getBytes(US_ASCII));
                } catch (IOException closed) {
                    return;
                }
            }
        });
        answering.start();
        URI address = URI.create("http://127.0.0.1:" + foreign.getLocalPort() + "/x");
        assertThatThrownBy(() -> readers.document(address, 100))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("banner");
        foreign.close();
        answering.join();
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

    private static void redirect(HttpExchange exchange, String target) throws IOException {
        exchange.getResponseHeaders().set("Location", target);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private URI at(String host, String path) {
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + path);
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
            int end = Math.min(Integer.parseInt(ends[1]) + 1, CONTENT.length);
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (end - 1) + "/" + CONTENT.length);
            send(exchange, 206, Arrays.copyOfRange(CONTENT, from, end));
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
