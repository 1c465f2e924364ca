package dev.terrane.api.security.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Documents of an issuer over real HTTP, for what a real provider cannot be made to do: huge, slow or wrong answers. */
final class LocalIssuer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();

    private final CountDownLatch closed = new CountDownLatch(1);

    volatile RsaJsonWebKey key;

    /** A path whose answer begins and never ends. */
    volatile String stuck = "";

    /** A path that is elsewhere now. */
    volatile String moved = "";

    LocalIssuer() throws IOException, JoseException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        key = newKey("one");
        publish();
        put(
                "/.well-known/openid-configuration",
                "{\"issuer\": \"%1$s\", \"jwks_uri\": \"%1$s/keys\", \"userinfo_endpoint\": \"%1$s/userinfo\"}"
                        .formatted(address()));
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void put(String path, String body) {
        documents.put(path, body);
    }

    int requests(String path) {
        return requests.getOrDefault(path, new AtomicInteger()).get();
    }

    void rotate(String id) throws JoseException {
        key = newKey(id);
        publish();
    }

    private void publish() {
        put("/keys", new JsonWebKeySet(List.of(key)).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
    }

    static RsaJsonWebKey newKey(String id) throws JoseException {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(id);
        return key;
    }

    /** Claims that are valid at a time, for a test to spoil. */
    JwtClaims claims(long epochMillis) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(address());
        claims.setSubject("ada");
        claims.setAudience("terrane");
        NumericDate end = NumericDate.fromMilliseconds(epochMillis);
        end.addSeconds(300);
        claims.setExpirationTime(end);
        return claims;
    }

    String sign(JwtClaims claims) throws JoseException {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setAlgorithmHeaderValue("RS256");
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setKey(key.getPrivateKey());
        return token.getCompactSerialization();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.computeIfAbsent(path, any -> new AtomicInteger()).incrementAndGet();
        String body = documents.getOrDefault(path, "");
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        boolean refused = path.equals("/userinfo") && !"Bearer opaque-token".equals(token);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            if (path.equals(moved)) {
                exchange.getResponseHeaders().add("Location", address() + "/moved");
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            if (path.equals(stuck)) {
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes, 0, 1);
                exchange.getResponseBody().flush();
                closed.await();
            }
            exchange.sendResponseHeaders(
                    refused ? 401 : body.isEmpty() ? 500 : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
