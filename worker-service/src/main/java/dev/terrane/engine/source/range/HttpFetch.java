package dev.terrane.engine.source.range;

import dev.terrane.engine.source.Addresses;
import dev.terrane.engine.source.Reach;
import dev.terrane.engine.source.TransientReadException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches over HTTP(S) what is within a reach. Connecting may take 5 s and an answer with its body 30 s. Up to 5
 * redirects are followed, never from HTTPS to HTTP, and each is checked against the reach. A broken connection, 408, 425,
 * 429 and 5xx are tried again, 7 times in all: after 0.5, 1, 2, 4, 8 and 15 s with jitter, or after what
 * {@code Retry-After} asks for, up to 20 s. No try begins later than 60 s after the first. What is still so then is a
 * {@link TransientReadException}; any other answer is final.
 */
final class HttpFetch {
    static final List<Duration> PAUSES = List.of(
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(15));
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration LONGEST_ASKED = Duration.ofSeconds(20);
    private static final Duration LAST_TRY = Duration.ofSeconds(60);
    private static final int MOST_REDIRECTS = 5;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final Reach reach;
    private final List<Duration> pauses;

    /** Tries again after each of the pauses. */
    HttpFetch(Reach reach, List<Duration> pauses) {
        this.reach = reach;
        this.pauses = List.copyOf(pauses);
    }

    /** What tells one state of a content from another; empty or negative where the server does not say. */
    record Mark(String etag, String modified, long size) {
        boolean fits(Mark other) {
            boolean sameTag = etag.isEmpty() || other.etag.isEmpty() || etag.equals(other.etag);
            return sameTag && (size < 0 || other.size < 0 || size == other.size);
        }
    }

    /** A range that was read. */
    record Part(byte[] bytes, Mark mark) {}

    /** The bytes of a range; fewer only where the content ends, and none behind it. */
    Part range(URI address, long offset, int length) throws IOException {
        // A server that does not know ranges sends everything: what comes before is skipped.
        HttpResponse<byte[]> answer = fetch(
                address,
                "bytes=" + offset + "-" + (offset + length - 1),
                info -> new BodyPart(info.statusCode() == 200 ? offset : 0, length));
        return switch (answer.statusCode()) {
            case 200 ->
                new Part(
                        answer.body(),
                        mark(
                                answer,
                                answer.headers()
                                        .firstValueAsLong("Content-Length")
                                        .orElse(-1)));
            case 206 -> new Part(answer.body(), mark(answer, checkedSize(address, answer, offset, length)));
            case 416 -> new Part(new byte[0], new Mark("", "", -1));
            default -> throw new IOException(refused(address, answer));
        };
    }

    /** The whole content, which must not be longer than the limit. */
    byte[] whole(URI address, int limit) throws IOException {
        HttpResponse<byte[]> answer = fetch(address, "", info -> new BodyPart(0, limit + 1));
        if (answer.statusCode() != 200) {
            throw new IOException(refused(address, answer));
        }
        if (answer.body().length > limit) {
            throw new IOException(Addresses.display(address) + " is larger than " + limit + " bytes");
        }
        return answer.body();
    }

    /** The size of the whole content; refuses an answer that is not the range that was asked for. */
    private static long checkedSize(URI address, HttpResponse<byte[]> answer, long offset, int length)
            throws IOException {
        Matcher said = CONTENT_RANGE.matcher(
                answer.headers().firstValue("Content-Range").orElse(""));
        if (!said.matches() || Long.parseLong(said.group(1)) != offset) {
            throw new IOException(Addresses.display(address) + " answered another range than it was asked for");
        }
        long end = Long.parseLong(said.group(2)) + 1;
        long size = said.group(3).equals("*") ? -1 : Long.parseLong(said.group(3));
        boolean complete = end >= offset + length || end == size || size < 0;
        if (!complete || answer.body().length < Math.min(length, end - offset)) {
            throw new IOException(Addresses.display(address) + " answered less than it was asked for");
        }
        return size;
    }

    private static Mark mark(HttpResponse<?> answer, long size) {
        return new Mark(
                answer.headers().firstValue("ETag").orElse(""),
                answer.headers().firstValue("Last-Modified").orElse(""),
                size);
    }

    /** The first answer that another try would only repeat; its body is the part that the handler keeps. */
    private HttpResponse<byte[]> fetch(URI address, String range, HttpResponse.BodyHandler<byte[]> handler)
            throws IOException {
        long begin = System.nanoTime();
        for (int tries = 0; ; tries++) {
            Duration wait = tries < pauses.size() ? pauses.get(tries) : Duration.ZERO;
            TransientReadException last;
            try {
                HttpResponse<byte[]> answer = follow(address, range, handler);
                if (!maySucceedLater(answer.statusCode())) {
                    return answer;
                }
                last = new TransientReadException(refused(address, answer));
                wait = retryAfter(answer, wait);
            } catch (InterruptedException interrupted) {
                throw stopped(address, interrupted);
            } catch (TransientReadException unknownHost) {
                last = unknownHost;
            } catch (HttpTimeoutException slow) {
                last = new TransientReadException(Addresses.display(address) + " did not answer in time", slow);
            }
            boolean late = System.nanoTime() - begin + wait.toNanos() > LAST_TRY.toNanos();
            if (tries == pauses.size() || late) {
                throw last;
            }
            rest(address, wait);
        }
    }

    private static boolean maySucceedLater(int status) {
        return status == 408 || status == 425 || status == 429 || status >= 500;
    }

    /** One try: an exchange and those that it redirects to. */
    private HttpResponse<byte[]> follow(URI address, String range, HttpResponse.BodyHandler<byte[]> handler)
            throws IOException, InterruptedException {
        URI next = address;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            reach.requireHost(next);
            HttpResponse<byte[]> answer = exchange(next, range, handler);
            String target = answer.headers().firstValue("Location").orElse("");
            if (answer.statusCode() < 301 || answer.statusCode() > 308 || target.isEmpty()) {
                return answer;
            }
            URI to = Addresses.link(next, target);
            if (next.getScheme().equalsIgnoreCase("https") && !to.getScheme().equalsIgnoreCase("https")) {
                throw new IOException(Addresses.display(address) + " leads from https: to http:");
            }
            next = to;
        }
        throw new IOException(Addresses.display(address) + " leads on more than " + MOST_REDIRECTS + " times");
    }

    /** One exchange with its body; the time-out of a request alone would end with its headers. */
    private static HttpResponse<byte[]> exchange(URI address, String range, HttpResponse.BodyHandler<byte[]> handler)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(ANSWER).header("User-Agent", "Terrane");
        if (!range.isEmpty()) {
            request.header("Range", range);
        }
        CompletableFuture<HttpResponse<byte[]>> answer = CLIENT.sendAsync(request.build(), handler);
        try {
            return answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new HttpTimeoutException("no answer within " + ANSWER.toSeconds() + " s");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof HttpTimeoutException slow) {
                throw slow;
            }
            // What the client says may quote bytes of a foreign server: it goes to the cause only.
            throw new TransientReadException(
                    Addresses.display(address) + " cannot be reached, or the connection broke", failed);
        } finally {
            answer.cancel(true);
        }
    }

    private static String refused(URI address, HttpResponse<?> answer) {
        return Addresses.display(address) + " answered " + answer.statusCode();
    }

    private static Duration retryAfter(HttpResponse<?> answer, Duration otherwise) {
        String asked = answer.headers().firstValue("Retry-After").orElse("");
        if (!asked.matches("\\d{1,9}")) {
            return otherwise;
        }
        Duration wait = Duration.ofSeconds(Long.parseLong(asked));
        return wait.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : wait;
    }

    private static void rest(URI address, Duration pause) throws InterruptedIOException {
        double jitter = 1 + ThreadLocalRandom.current().nextDouble() / 4;
        long deadline = System.nanoTime() + (long) (pause.toNanos() * jitter);
        for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw stopped(address, new InterruptedException());
            }
        }
    }

    private static InterruptedIOException stopped(URI address, InterruptedException cause) {
        Thread.currentThread().interrupt();
        var stopped = new InterruptedIOException("interrupted while reading " + Addresses.display(address));
        stopped.initCause(cause);
        return stopped;
    }
}
