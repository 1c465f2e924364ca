package dev.terrane.api.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bytes of a file that a client asks for. */
record ByteRange(long from, long length) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Thrown where a range begins behind the end. */
    static final class Unsatisfiable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final long size;

        Unsatisfiable(long size) {
            super("The file ends before the range that was asked for.");
            this.size = size;
        }

        /** Of the file, in bytes. */
        long size() {
            return size;
        }
    }

    /**
     * Reads a {@code Range} header, shortened to what there is. Empty where the whole file is to be sent: without the
     * header, or with one that is not understood or names several ranges.
     */
    static Optional<ByteRange> of(@Nullable String header, long size) {
        Matcher range = RANGE.matcher(header == null ? "" : header.trim());
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(range.group(2)), size);
            return satisfiable(size - last, last, size);
        }
        long from = Long.parseLong(range.group(1));
        long to = range.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(range.group(2)), size - 1);
        if (!range.group(2).isEmpty() && Long.parseLong(range.group(2)) < from) {
            return Optional.empty();
        }
        return satisfiable(from, to - from + 1, size);
    }

    private static Optional<ByteRange> satisfiable(long from, long length, long size) {
        if (length <= 0) {
            throw new Unsatisfiable(size);
        }
        return Optional.of(new ByteRange(from, length));
    }
}
