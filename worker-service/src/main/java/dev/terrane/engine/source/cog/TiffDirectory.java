package dev.terrane.engine.source.cog;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The tags of one image of a TIFF, and what they mean, with the defaults of the standard. */
record TiffDirectory(String file, ByteOrder order, Map<Integer, double[]> numbers, Map<Integer, byte[]> texts) {
    private static final int NEW_SUBFILE = 254;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
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
        double[] bits = numbers.getOrDefault(BITS, new double[] {1});
        for (double other : bits) {
            if (other != bits[0]) {
                throw unsupported("its bands have different sizes");
            }
        }
        return (int) bits[0];
    }

    int compression() {
        return number(COMPRESSION, 1);
    }

    int predictor() {
        return number(PREDICTOR, 1);
    }

    int sampleFormat() {
        return number(SAMPLE_FORMAT, 1);
    }

    boolean planar() {
        return number(PLANAR, 1) == 2;
    }

    /** Whether it is a smaller version of the image before. */
    boolean isOverview() {
        return (number(NEW_SUBFILE, 0) & 1) != 0 && !isMask();
    }

    /** Whether it says which pixels of another image are there. */
    boolean isMask() {
        return (number(NEW_SUBFILE, 0) & 4) != 0;
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

    private int positive(int tag, int most) throws IOException {
        int value = number(tag, 0);
        if (value < 1 || value > most) {
            throw unsupported("tag " + tag + " is " + value);
        }
        return value;
    }
}
