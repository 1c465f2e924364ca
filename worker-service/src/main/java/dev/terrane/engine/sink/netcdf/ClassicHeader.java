package dev.terrane.engine.sink.netcdf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a classic netCDF file: the 64-bit offset variant (CDF-2), which every reader knows, or CDF-5 where types
 * or sizes need it. All numbers are big-endian; names and values are padded to four bytes.
 */
final class ClassicHeader {
    private static final int DIMENSIONS = 0x0A;
    private static final int VARIABLES = 0x0B;
    private static final int ATTRIBUTES = 0x0C;

    private final boolean wide;
    private final Map<String, Integer> dimensions;
    private final Map<String, Object> attributes;
    private final List<Variable> variables;

    ClassicHeader(
            boolean wide, Map<String, Integer> dimensions, Map<String, Object> attributes, List<Variable> variables) {
        this.wide = wide;
        this.dimensions = dimensions;
        this.attributes = attributes;
        this.variables = variables;
    }

    /**
     * A variable.
     *
     * @param attributes texts, doubles ({@link Double}), several doubles or a fill value ({@link Fill})
     */
    record Variable(String name, CdfType type, List<String> dimensions, Map<String, Object> attributes) {}

    /** A value of the variable's own type. */
    record Fill(double value) {}

    /** Bytes of a variable's values, without padding. */
    long size(Variable variable) {
        long size = variable.type().bytes();
        for (String dimension : variable.dimensions()) {
            size *= dimensions.getOrDefault(dimension, 0);
        }
        return size;
    }

    /** Where the values of each variable begin. */
    Map<String, Long> begins() {
        Map<String, Long> begins = new LinkedHashMap<>();
        long at = make(Map.of()).length;
        for (Variable variable : variables) {
            begins.put(variable.name(), at);
            at += padded(size(variable));
        }
        return begins;
    }

    byte[] bytes() {
        return make(begins());
    }

    private byte[] make(Map<String, Long> begins) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'C', 'D', 'F', (byte) (wide ? 5 : 2)});
        count(out, 0);
        list(out, DIMENSIONS, dimensions.size());
        dimensions.forEach((name, size) -> {
            name(out, name);
            count(out, size);
        });
        attributes(out, attributes, CdfType.DOUBLE);
        list(out, VARIABLES, variables.size());
        for (Variable variable : variables) {
            name(out, variable.name());
            count(out, variable.dimensions().size());
            List<String> names = List.copyOf(dimensions.keySet());
            variable.dimensions().forEach(dimension -> count(out, names.indexOf(dimension)));
            attributes(out, variable.attributes(), variable.type());
            integer(out, variable.type().code());
            long size = padded(size(variable));
            count(out, wide ? size : Math.min(size, 0xFFFFFFFFL));
            out.writeBytes(ByteBuffer.allocate(8)
                    .putLong(begins.getOrDefault(variable.name(), 0L))
                    .array());
        }
        return out.toByteArray();
    }

    private void attributes(ByteArrayOutputStream out, Map<String, Object> values, CdfType own) {
        list(out, values.isEmpty() ? 0 : ATTRIBUTES, values.size());
        values.forEach((name, value) -> {
            name(out, name);
            if (value instanceof Fill fill) {
                integer(out, own.code());
                count(out, 1);
                ByteBuffer bytes = ByteBuffer.allocate((int) padded(own.bytes()));
                own.put(bytes, fill.value());
                out.writeBytes(bytes.array());
            } else if (value instanceof Double number) {
                integer(out, CdfType.DOUBLE.code());
                count(out, 1);
                out.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
            } else if (value instanceof double[] numbers) {
                integer(out, CdfType.DOUBLE.code());
                count(out, numbers.length);
                ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES);
                bytes.asDoubleBuffer().put(numbers);
                out.writeBytes(bytes.array());
            } else {
                integer(out, CdfType.CHAR.code());
                name(out, value.toString());
            }
        });
    }

    private void list(ByteArrayOutputStream out, int tag, int size) {
        integer(out, size == 0 ? 0 : tag);
        count(out, size);
    }

    /** A length and so many bytes of UTF-8, padded. */
    private void name(ByteArrayOutputStream out, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        count(out, bytes.length);
        out.writeBytes(bytes);
        out.writeBytes(new byte[(int) padded(bytes.length) - bytes.length]);
    }

    private void count(ByteArrayOutputStream out, long value) {
        if (wide) {
            out.writeBytes(ByteBuffer.allocate(8).putLong(value).array());
        } else {
            integer(out, (int) value);
        }
    }

    private static void integer(ByteArrayOutputStream out, int value) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
    }

    static long padded(long size) {
        return (size + 3) / 4 * 4;
    }
}
