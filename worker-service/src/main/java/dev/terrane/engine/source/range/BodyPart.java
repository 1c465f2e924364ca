package dev.terrane.engine.source.range;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a part of a body, so that no answer can fill the memory. A body that ends soon behind the part is read to its
 * end, because only then its connection serves the next request; any longer one is cut off.
 */
final class BodyPart implements HttpResponse.BodySubscriber<byte[]> {
    private static final int READ_TO_THE_END = 64 * 1024;

    private final CompletableFuture<byte[]> done = new CompletableFuture<>();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int length;
    private long toSkip;
    private long behind;

    private Flow.@Nullable Subscription subscription;

    /** The part behind some bytes, at most so long. */
    BodyPart(long skipped, int length) {
        this.toSkip = skipped;
        this.length = length;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int skipped = (int) Math.min(toSkip, buffer.remaining());
            toSkip -= skipped;
            byte[] wanted = new byte[Math.min(buffer.remaining() - skipped, length - kept.size())];
            buffer.position(buffer.position() + skipped).get(wanted);
            kept.writeBytes(wanted);
            behind += buffer.remaining();
        }
        if (behind > READ_TO_THE_END && !done.isDone()) {
            Objects.requireNonNull(subscription).cancel();
            onComplete();
        }
    }

    @Override
    public void onError(Throwable failure) {
        done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        done.complete(kept.toByteArray());
    }
}
