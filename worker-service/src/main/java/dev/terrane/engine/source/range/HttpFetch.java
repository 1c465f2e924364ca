package dev.terrane.engine.source.range;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Fetches over HTTP(S). Connecting may take 5 s and an answer with its body 30 s. A broken connection, 429 and 5xx are tried again, 4
 * times in all, after 0.25, 0.5 and 1 s with jitter or after what {@code Retry-After} asks for, up to 10 s; any other
 * answer is final.
 */
final class HttpFetch {
    private static final int TRIES = 4;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private HttpFetch() {}

    /** The bytes of a range; fewer only where the content ends, and none behind it. */
    static byte[] range(URI address, long offset, int length) throws IOException {
        if (length == 0) {
            return new byte[0];
        }
        String range = "bytes=" + offset + "-" + (offset + length - 1);
        HttpRequest request = request(address).header("Range", range).build();
        HttpResponse<byte[]> answer = fetch(
                address,
                request,
                // A server that does not know ranges sends everything: what comes before is skipped.
                info -> new BodyPart(info.statusCode() == 200 ? offset : 0, length));
        return switch (answer.statusCode()) {
            case 200, 206 -> answer.body();
            case 416 -> new byte[0];
            default -> throw refused(address, answer.statusCode());
        };
    }

    /** The whole content, which must not be longer than the limit. */
    static byte[] whole(URI address, int limit) throws IOException {
        HttpResponse<byte[]> answer = fetch(address, request(address).build(), info -> new BodyPart(0, limit + 1));
        if (answer.statusCode() != 200) {
            throw refused(address, answer.statusCode());
        }
        if (answer.body().length > limit) {
            throw new IOException(display(address) + " is larger than " + limit + " bytes");
        }
        return answer.body();
    }

    /** The address without query and user, which may hold secrets. */
    static String display(URI address) {
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort())
                + address.getPath();
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(ANSWER).header("User-Agent", "Terrane");
    }

    /** The first answer that another try would only repeat; its body is the part that the handler keeps. */
    private static HttpResponse<byte[]> fetch(
            URI address, HttpRequest request, HttpResponse.BodyHandler<byte[]> handler) throws IOException {
        IOException last = null;
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Duration wait = pause;
            try {
                HttpResponse<byte[]> answer = exchange(request, handler);
                if (answer.statusCode() != 429 && answer.statusCode() < 500) {
                    return answer;
                }
                last = refused(address, answer.statusCode());
                wait = retryAfter(answer, pause);
            } catch (IOException broken) {
                last = new IOException(display(address) + " cannot be reached: " + broken, broken);
            } catch (InterruptedException interrupted) {
                throw stopped(address, interrupted);
            }
            if (attempt < TRIES) {
                rest(address, wait);
                pause = pause.multipliedBy(2);
            }
        }
        throw last == null ? new IOException(display(address)) : last;
    }

    /** One exchange with its body; the time-out of a request alone would end with its headers. */
    private static HttpResponse<byte[]> exchange(HttpRequest request, HttpResponse.BodyHandler<byte[]> handler)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = CLIENT.sendAsync(request, handler);
        try {
            return answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new HttpTimeoutException("no answer within " + ANSWER.toSeconds() + " s");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException io ? io : new IOException(failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static IOException refused(URI address, int status) {
        return new IOException(display(address) + " answered " + status);
    }

    private static Duration retryAfter(HttpResponse<?> answer, Duration otherwise) {
        try {
            OptionalLong seconds = answer.headers().firstValueAsLong("Retry-After");
            Duration asked = seconds.isPresent() ? Duration.ofSeconds(seconds.getAsLong()) : otherwise;
            return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
        } catch (NumberFormatException notSeconds) {
            return otherwise;
        }
    }

    private static void rest(URI address, Duration pause) throws InterruptedIOException {
        double jitter = 0.5 + ThreadLocalRandom.current().nextDouble();
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
        var stopped = new InterruptedIOException("interrupted while reading " + display(address));
        stopped.initCause(cause);
        return stopped;
    }
}
