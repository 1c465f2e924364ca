package dev.terrane.engine.source.stac;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** What the documents of one cube may take together, so that no catalog keeps a worker busy for ever. */
final class WalkLimits {
    private final long mostDocuments;
    private final long mostItems;
    private final long mostBytes;
    private final AtomicLong documents = new AtomicLong();
    private final AtomicLong items = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    WalkLimits() {
        this(200_000, 100_000, 2L << 30);
    }

    WalkLimits(long mostDocuments, long mostItems, long mostBytes) {
        this.mostDocuments = mostDocuments;
        this.mostItems = mostItems;
        this.mostBytes = mostBytes;
    }

    void countDocuments(int more) throws IOException {
        check(documents.addAndGet(more), mostDocuments, "documents");
    }

    /** Counts items that were met, also those that do not fit the request. */
    void countItems(int more) throws IOException {
        check(items.addAndGet(more), mostItems, "items");
    }

    void countBytes(long more) throws IOException {
        check(bytes.addAndGet(more), mostBytes, "bytes of metadata");
    }

    /** Whether so many links can be followed at all. */
    void foresee(long links) throws IOException {
        check(documents.get() + links, mostDocuments, "documents");
    }

    private static void check(long count, long most, String what) throws IOException {
        if (count > most) {
            throw new IOException(
                    "the STAC resource has more than " + most + " " + what + "; a narrower resource can be loaded");
        }
    }
}
