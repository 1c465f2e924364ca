package dev.terrane.engine.source.cog;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The tags of one image of a TIFF, and what they mean, with the defaults of the standard. */
record TiffDirectory(String file, ByteOrder order, Map<Integer, double[]> numbers, Map<Integer, byte[]> texts) {
    /** The tags that matter for reading values; others are not even looked at. */
    static final Set<Integer> USED = Set.of(
            254, 256, 257, 258, 259, 262, 266, 273, 277, 278, 279, 284, 317, 322, 323, 324, 325, 339, 33550, 33922,
            34264, 34735, 42113);

    private static final int NEW_SUBFILE = 254;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int FILL_ORDER = 266;
    private static final int SAMPLES = 277;
    private static final int PLANAR = 284;
    private static final int PREDICTOR = 317;
    private static final int SAMPLE_FORMAT = 339;
    private static final int GDAL_NODATA = 42113;

    int width() throws IOException {
        return positive(WIDTH, 1 << 24);
    }

    int height() throws IOException {
        return positive(HEIGHT, 1 << 24);
    }

    int samples() throws IOException {
        return number(SAMPLES, 1) == 1 ? 1 : positive(SAMPLES, 4096);
    }

    int bits() throws IOException {
        int bits = common(BITS, "its bands have different sizes");
        if (bits < 1 || bits > 64 || number(FILL_ORDER, 1) != 1) {
            throw unsupported("samples of " + bits + " bits in fill order " + number(FILL_ORDER, 1) + " are not read");
        }
        return bits;
    }

    int compression() {
        return number(COMPRESSION, 1);
    }

    int predictor() {
        return number(PREDICTOR, 1);
    }

    int sampleFormat() throws IOException {
        return common(SAMPLE_FORMAT, "its bands have different types");
    }

    boolean planar() {
        return number(PLANAR, 1) == 2;
    }

    /** Bytes that its tags take in memory. */
    long bytes() {
        long bytes = 0;
        for (double[] values : numbers.values()) {
            bytes += 8L * values.length;
        }
        for (byte[] text : texts.values()) {
            bytes += text.length;
        }
        return bytes;
    }

    /** Whether it is a smaller version of the image before. */
    boolean isOverview() {
        return (number(NEW_SUBFILE, 0) & 1) != 0 && !isMask();
    }

    /** Whether it says which pixels of another image are there. */
    boolean isMask() {
        return (number(NEW_SUBFILE, 0) & 4) != 0;
    }

    /** Whether it says so for the image itself, not for a smaller version. */
    boolean isMaskOfImage() {
        return (number(NEW_SUBFILE, 0) & 5) == 4;
    }

    /** The value that GDAL declares as no-data. */
    OptionalDouble nodata() {
        Optional<String> text = text(GDAL_NODATA);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        String word = text.get().trim();
        if (word.equalsIgnoreCase("nan") || word.equalsIgnoreCase("-nan")) {
            return OptionalDouble.of(Double.NaN);
        }
        try {
            return OptionalDouble.of(Double.parseDouble(word));
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }

    Optional<double[]> all(int tag) {
        return Optional.ofNullable(numbers.get(tag));
    }

    Optional<String> text(int tag) {
        byte[] raw = texts.get(tag);
        if (raw == null) {
            return Optional.empty();
        }
        String text = new String(raw, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return Optional.of(end < 0 ? text : text.substring(0, end));
    }

    int number(int tag, int otherwise) {
        double[] values = numbers.get(tag);
        return values == null || values.length == 0 ? otherwise : (int) values[0];
    }

    IOException unsupported(String why) {
        return new IOException(file + " cannot be read: " + why);
    }

    private int common(int tag, String otherwise) throws IOException {
        double[] values = numbers.getOrDefault(tag, new double[] {1});
        for (double value : values) {
            if (value != values[0]) {
                throw unsupported(otherwise);
            }
        }
        return values.length == 0 ? 1 : (int) values[0];
    }

    private int positive(int tag, int most) throws IOException {
        int value = number(tag, 0);
        if (value < 1 || value > most) {
            throw unsupported("tag " + tag + " is " + value);
        }
        return value;
    }
}
