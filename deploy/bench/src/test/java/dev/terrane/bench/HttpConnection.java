package dev.terrane.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * One user's connection to an API instance, kept open. It does no more than requests and answers need, so that on a
 * small machine the back-end is measured and not its client. An answer may take 60 s.
 */
final class HttpConnection implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MILLIS = 60_000;

    private final URI base;
    private final Socket socket;
    private final InputStream in;
    private String authorization;

    /** Connects and logs in; users of the local stack have their name as password. */
    HttpConnection(String base, String user) throws IOException {
        this.base = URI.create(base);
        this.socket = new Socket(this.base.getHost(), this.base.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream());
        String pair = user + ':' + user;
        authorization = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        authorization = "Bearer basic//"
                + json("GET", "/credentials/basic").path("access_token").asText();
    }

    /** An answer; its body is JSON or empty. */
    record Answer(int status, String identifier, byte[] body) {}

    /** Asks; an answer with an error is a failure. */
    Answer ask(String method, String path, byte[] body) throws IOException {
        String head = method + ' ' + base.getPath() + path + " HTTP/1.1\r\nHost: " + base.getAuthority()
                + "\r\nAuthorization: " + authorization + "\r\nContent-Length: " + body.length
                + (body.length > 0 ? "\r\nContent-Type: application/json" : "") + "\r\n\r\n";
        byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[first.length + body.length];
        System.arraycopy(first, 0, request, 0, first.length);
        System.arraycopy(body, 0, request, first.length, body.length);
        socket.getOutputStream().write(request);
        Answer answer = answer();
        if (answer.status() >= 300) {
            throw new IOException(method + ' ' + path + " was answered with " + answer.status() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }

    /** Asks without a body. */
    Answer ask(String method, String path) throws IOException {
        return ask(method, path, new byte[0]);
    }

    /** Asks for JSON. */
    JsonNode json(String method, String path) throws IOException {
        return JSON.readTree(ask(method, path).body());
    }

    /** Creates a job. */
    String create(byte[] job) throws IOException {
        return ask("POST", "/jobs", job).identifier();
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = 0;
        boolean chunked = false;
        String identifier = "";
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).trim();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                case "openeo-identifier" -> identifier = value;
                default -> {
                    // nothing that is needed here
                }
            }
        }
        return new Answer(status, identifier, chunked ? chunks() : exactly(length));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.write(exactly(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the connection ended within an answer");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended before an answer");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
