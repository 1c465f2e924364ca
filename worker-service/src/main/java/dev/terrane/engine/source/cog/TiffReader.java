package dev.terrane.engine.source.cog;

import dev.terrane.engine.source.RangeReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the directories of a TIFF or BigTIFF in either byte order. The first 32 KiB are read at once: they hold all
 * directories of a cloud-optimised file. Only tags that are used are read; every number from the file is checked before
 * it is used, and all tags together may take so much memory.
 */
final class TiffReader {
    private static final int HEAD = 32 * 1024;
    private static final int MOST_DIRECTORIES = 64;
    private static final int MOST_ENTRIES = 4096;
    private static final long MOST_BYTES = 64L << 20;

    /** Bytes that a number of a tag takes in memory. */
    private static final int NUMBER = 8;

    /** No file is longer; sums of such numbers do not overflow, and doubles hold them exactly. */
    static final long FARTHEST = 1L << 52;

    private static final int[] TYPE_SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private final RangeReader file;
    private final ByteBuffer head;
    private final ByteOrder order;
    private final boolean big;
    private long held;

    private TiffReader(RangeReader file, ByteBuffer head, ByteOrder order, boolean big) {
        this.file = file;
        this.head = head;
        this.order = order;
        this.big = big;
    }

    /** The directories of a file, in the order of the file. */
    static List<TiffDirectory> directories(RangeReader file) throws IOException {
        ByteBuffer head = file.read(0, HEAD);
        if (head.remaining() < 16) {
            throw broken(file, "it is too short for a TIFF");
        }
        ByteOrder order = switch (head.getShort(0)) {
            case 0x4949 -> ByteOrder.LITTLE_ENDIAN;
            case 0x4D4D -> ByteOrder.BIG_ENDIAN;
            default -> throw broken(file, "it does not begin as a TIFF does");
        };
        head.order(order);
        int version = head.getShort(2);
        if (version != 42 && version != 43) {
            throw broken(file, "its version is " + version);
        }
        boolean big = version == 43;
        return new TiffReader(file, head, order, big).readAll(big ? head.getLong(8) : head.getInt(4) & 0xFFFFFFFFL);
    }

    private List<TiffDirectory> readAll(long first) throws IOException {
        List<TiffDirectory> directories = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        long next = first;
        while (next != 0) {
            if (!seen.add(next) || directories.size() == MOST_DIRECTORIES) {
                throw broken(file, "its directories do not end");
            }
            next = readOne(next, directories);
        }
        if (directories.isEmpty()) {
            throw broken(file, "it has no image");
        }
        return directories;
    }

    private long readOne(long offset, List<TiffDirectory> directories) throws IOException {
        int countSize = big ? 8 : 2;
        int entrySize = big ? 20 : 12;
        ByteBuffer countBytes = bytes(offset, countSize);
        long count = big ? countBytes.getLong() : countBytes.getShort() & 0xFFFF;
        if (count < 1 || count > MOST_ENTRIES) {
            throw broken(file, "a directory claims " + count + " entries");
        }
        int body = (int) count * entrySize;
        ByteBuffer entries = bytes(offset + countSize, body + (big ? 8 : 4));
        Map<Integer, double[]> numbers = new HashMap<>();
        Map<Integer, byte[]> texts = new HashMap<>();
        for (int at = 0; at < body; at += entrySize) {
            readEntry(entries, at, numbers, texts);
        }
        directories.add(new TiffDirectory(file.name(), order, numbers, texts));
        return big ? entries.getLong(body) : entries.getInt(body) & 0xFFFFFFFFL;
    }

    private void readEntry(ByteBuffer entries, int at, Map<Integer, double[]> numbers, Map<Integer, byte[]> texts)
            throws IOException {
        int tag = entries.getShort(at) & 0xFFFF;
        int type = entries.getShort(at + 2) & 0xFFFF;
        long count = big ? entries.getLong(at + 4) : entries.getInt(at + 4) & 0xFFFFFFFFL;
        int size = type < TYPE_SIZES.length ? TYPE_SIZES[type] : 0;
        if (size == 0 || !TiffDirectory.USED.contains(tag)) {
            return; // a type of a later standard, or nothing that matters here
        }
        if (count < 0 || count > (MOST_BYTES - held) / NUMBER) {
            throw broken(file, "tag " + tag + " claims " + count + " values");
        }
        held += count * NUMBER;
        int length = (int) count * size;
        int valueAt = at + (big ? 12 : 8);
        ByteBuffer values;
        if (length <= (big ? 8 : 4)) {
            values = entries.duplicate().order(order).position(valueAt).slice().order(order);
        } else {
            values = bytes(big ? entries.getLong(valueAt) : entries.getInt(valueAt) & 0xFFFFFFFFL, length);
        }
        if (type == 2 || type == 1 || type == 7) {
            byte[] raw = new byte[length];
            values.duplicate().get(raw);
            texts.put(tag, raw);
        }
        if (type != 2) {
            numbers.put(tag, numbers(values, type, (int) count));
        }
    }

    private double[] numbers(ByteBuffer values, int type, int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = switch (type) {
                case 1, 7 -> values.get() & 0xFF;
                case 3 -> values.getShort() & 0xFFFF;
                case 4, 13 -> values.getInt() & 0xFFFFFFFFL;
                case 5 -> ratio(values.getInt() & 0xFFFFFFFFL, values.getInt() & 0xFFFFFFFFL);
                case 6 -> values.get();
                case 8 -> values.getShort();
                case 9 -> values.getInt();
                case 10 -> ratio(values.getInt(), values.getInt());
                case 11 -> values.getFloat();
                case 12 -> values.getDouble();
                default -> values.getLong();
            };
        }
        return numbers;
    }

    private static double ratio(long numerator, long denominator) {
        return (double) numerator / denominator;
    }

    private ByteBuffer bytes(long offset, int length) throws IOException {
        if (offset < 0 || offset > FARTHEST) {
            throw broken(file, "it points to where no file reaches");
        }
        if (offset <= head.limit() - length) {
            return head.duplicate().position((int) offset).slice().limit(length).order(order);
        }
        ByteBuffer bytes = file.read(offset, length);
        if (bytes.remaining() < length) {
            throw broken(file, "it ends too early");
        }
        return bytes.slice().order(order);
    }

    private static IOException broken(RangeReader file, String why) {
        return new IOException(file.name() + " is not a TIFF that can be read: " + why);
    }
}
