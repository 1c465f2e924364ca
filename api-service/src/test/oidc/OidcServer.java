import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A real OpenID Connect server for the tests, run from source in a JVM of its own because it needs a newer Netty than
 * Quarkus. One server is always there, the other starts and stops when it is told to. It ends when its parent does.
 */
public final class OidcServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RotatingKeys KEYS = new RotatingKeys();

    private static MockOAuth2Server late;
    private static int latePort;

    private OidcServer() {}

    /** Writes the port of its remote control into a file, and serves until its input ends. */
    public static void main(String[] arguments) throws IOException {
        MockOAuth2Server main = start(0);
        try (ServerSocket free = new ServerSocket(0)) {
            latePort = free.getLocalPort();
        }
        HttpServer control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        on(control, "/port", body -> main.baseUrl().port() + " " + latePort);
        on(control, "/rotate", body -> KEYS.forget(body.get("issuer").asString()));
        on(control, "/token", body -> token(main, body));
        on(control, "/start", body -> {
            late = start(latePort);
            return "";
        });
        on(control, "/stop", body -> {
            late.shutdown();
            return "";
        });
        control.start();
        Path written = Path.of(arguments[0] + ".part");
        Files.writeString(written, Integer.toString(control.getAddress().getPort()));
        Files.move(written, Path.of(arguments[0]), StandardCopyOption.ATOMIC_MOVE);
        while (System.in.read() >= 0) {
            // nothing is said: the end of the input is the end of the tests
        }
        System.exit(0);
    }

    private static MockOAuth2Server start(int port) throws IOException {
        MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(
                false, null, null, false, new OAuth2TokenProvider(KEYS), Set.of(), new NettyWrapper()));
        server.start(InetAddress.getByName("127.0.0.1"), port);
        return server;
    }

    private static String token(MockOAuth2Server main, JsonNode wanted) {
        String issuer = wanted.get("issuer").asString();
        Map<String, Object> claims = new HashMap<>();
        wanted.get("claims")
                .properties()
                .forEach(claim -> claims.put(claim.getKey(), claim.getValue().asString()));
        MockOAuth2Server server = issuer.equals("late") ? late : main;
        return server.issueToken(
                        issuer,
                        String.valueOf(claims.getOrDefault("azp", "a-client")),
                        new DefaultOAuth2TokenCallback(
                                issuer,
                                wanted.get("subject").asString(),
                                "JWT",
                                List.of(wanted.get("audience").asString()),
                                claims,
                                wanted.get("seconds").asLong()))
                .serialize();
    }

    private interface Answer {
        String to(JsonNode body) throws IOException;
    }

    private static void on(HttpServer control, String path, Answer answer) {
        control.createContext(path, exchange -> {
            String text;
            int status = 200;
            try {
                byte[] body = exchange.getRequestBody().readAllBytes();
                text = answer.to(JSON.readTree(body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body));
            } catch (RuntimeException failed) {
                status = 500;
                text = failed.toString();
            }
            send(exchange, status, text);
        });
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Makes the keys of an issuer on first use, and new ones with another id once they are forgotten. */
    private static final class RotatingKeys extends KeyProvider {
        private final Map<String, JWK> keys = new HashMap<>();
        private int made;

        @Override
        public synchronized JWK signingKey(String issuer) {
            return keys.computeIfAbsent(issuer, id -> make(id));
        }

        synchronized String forget(String issuer) {
            keys.remove(issuer);
            return "";
        }

        private JWK make(String issuer) {
            made++;
            try {
                return new RSAKeyGenerator(2048)
                        .keyID(issuer + "-" + made)
                        .keyUse(KeyUse.SIGNATURE)
                        .generate();
            } catch (JOSEException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
