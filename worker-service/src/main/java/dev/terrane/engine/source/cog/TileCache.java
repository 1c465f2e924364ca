package dev.terrane.engine.source.cog;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Keeps decoded tiles up to a number of bytes, the least recently used go first. Two threads that need one tile decode it
 * once.
 */
public final class TileCache {
    private final long capacity;
    private final Map<Key, CompletableFuture<ByteBuffer>> tiles = new LinkedHashMap<>(64, 0.75f, true);
    private long held;

    /** A cache of so many bytes. */
    public TileCache(long capacity) {
        this.capacity = capacity;
    }

    /**
     * A tile of an image of a file.
     *
     * @param image equal only for images with the same content
     */
    record Key(Object image, int index) {}

    /** Makes a tile. */
    interface Decoder {
        ByteBuffer decode() throws IOException;
    }

    ByteBuffer get(Key key, Decoder decoder) throws IOException {
        CompletableFuture<ByteBuffer> mine = new CompletableFuture<>();
        CompletableFuture<ByteBuffer> known;
        synchronized (tiles) {
            known = tiles.putIfAbsent(key, mine);
        }
        if (known == null) {
            return decode(key, mine, decoder);
        }
        try {
            return known.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            var stopped = new InterruptedIOException("interrupted while waiting for a tile");
            stopped.initCause(interrupted);
            throw stopped;
        } catch (ExecutionException failed) {
            // whoever was first may have been interrupted; this reader tries for itself
            return decoder.decode();
        }
    }

    /** Whether a tile need not be read from its file. */
    boolean contains(Key key) {
        synchronized (tiles) {
            return tiles.containsKey(key);
        }
    }

    private ByteBuffer decode(Key key, CompletableFuture<ByteBuffer> mine, Decoder decoder) throws IOException {
        boolean done = false;
        try {
            ByteBuffer tile = decoder.decode();
            mine.complete(tile);
            done = true;
            keep(tile.capacity());
            return tile;
        } finally {
            if (!done) {
                mine.completeExceptionally(new IOException("not decoded"));
                synchronized (tiles) {
                    tiles.remove(key);
                }
            }
        }
    }

    private void keep(int bytes) {
        synchronized (tiles) {
            held += bytes;
            var oldest = tiles.values().iterator();
            while (held > capacity && oldest.hasNext()) {
                CompletableFuture<ByteBuffer> tile = oldest.next();
                if (tile.isDone() && !tile.isCompletedExceptionally()) {
                    held -= tile.join().capacity();
                    oldest.remove();
                }
            }
        }
    }
}
