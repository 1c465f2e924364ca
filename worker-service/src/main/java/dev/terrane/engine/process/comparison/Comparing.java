package dev.terrane.engine.process.comparison;

import dev.terrane.engine.kernel.Comparison;
import dev.terrane.engine.kernel.Logic;
import dev.terrane.engine.kernel.Validity;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.BinaryProcess;
import dev.terrane.engine.process.Elementwise;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.Schema;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the comparisons have in common. */
final class Comparing {
    private Comparing() {}

    static Parameter operand(String name, String description) {
        return Parameter.required(name, description, Schema.types("number", "boolean", "string", "null"));
    }

    static Parameter delta() {
        return Parameter.nullByDefault(
                "delta",
                "Numbers that differ by no more than this are equal.",
                Schema.numberOrNull().with("minimumExclusive", 0));
    }

    static Parameter caseSensitive() {
        return Parameter.optional(
                "case_sensitive", "Whether upper and lower case differ in texts.", Schema.bool(), true);
    }

    /** Numbers by a kernel; no-data gives no-data, and all that is not a number false. */
    static Value ordered(Arguments arguments, BinaryProcess.Kernel2 kernel) {
        Value x = arguments.get("x");
        Value y = arguments.get("y");
        if (isNodata(x) || isNodata(y)) {
            return Value.NODATA;
        }
        boolean numbers = kind(x) == Kind.NUMBER && kind(y) == Kind.NUMBER;
        return numbers ? compared(arguments, x, y, kernel) : decided(x, y, false);
    }

    /** Whether two values are the same, or are not. */
    static Value equal(Arguments arguments, boolean negated) {
        Value x = arguments.get("x");
        Value y = arguments.get("y");
        if (isNodata(x) || isNodata(y)) {
            return Value.NODATA;
        }
        Kind kind = kind(x);
        if (kind != kind(y) || kind == Kind.OTHER) {
            return decided(x, y, negated);
        }
        if (kind == Kind.TEXT) {
            return new Value.Scalar(sameText(arguments, x, y) != negated);
        }
        boolean near = kind == Kind.NUMBER && arguments.has("delta");
        double delta = near ? arguments.number("delta") : 0;
        return compared(arguments, x, y, (a, b, out) -> {
            if (near) {
                Comparison.near(a, b, delta, out);
            } else {
                Comparison.eq(a, b, out);
            }
            if (negated) {
                Logic.not(out, out);
            }
        });
    }

    /** The answer that holds for values of any size, but not where they are no-data. */
    static Value decided(Value x, Value y, boolean answer) {
        double[] out = new double[Math.max(Elementwise.count(x), Elementwise.count(y))];
        Arrays.fill(out, answer ? 1 : 0);
        return Elementwise.like(Value.Pixels.truths(out, Validity.and(valid(x), valid(y))), x, y);
    }

    private static boolean sameText(Arguments arguments, Value x, Value y) {
        String first = text(x);
        String second = text(y);
        return arguments.bool("case_sensitive")
                ? first.equals(second)
                : first.toLowerCase(Locale.ROOT).equals(second.toLowerCase(Locale.ROOT));
    }

    private static Value compared(Arguments arguments, Value x, Value y, BinaryProcess.Kernel2 kernel) {
        int count = Math.max(Elementwise.count(x), Elementwise.count(y));
        Value.Pixels a = Elementwise.pixels(arguments, "x", x, count);
        Value.Pixels b = Elementwise.pixels(arguments, "y", y, count);
        double[] out = new double[count];
        kernel.run(a.values(), b.values(), out);
        return Elementwise.like(Value.Pixels.truths(out, Validity.and(a.valid(), b.valid())), x, y);
    }

    private static boolean isNodata(Value value) {
        return value instanceof Value.Scalar scalar && scalar.value() == null;
    }

    private static boolean @Nullable [] valid(Value value) {
        return value instanceof Value.Pixels pixels ? pixels.valid() : null;
    }

    private static String text(Value value) {
        return value instanceof Value.Scalar scalar ? String.valueOf(scalar.value()) : "";
    }

    private enum Kind {
        NUMBER,
        TRUTH,
        TEXT,
        OTHER
    }

    private static Kind kind(Value value) {
        if (value instanceof Value.Pixels pixels) {
            return pixels.bool() ? Kind.TRUTH : Kind.NUMBER;
        }
        Object content = value instanceof Value.Scalar scalar ? scalar.value() : null;
        if (content instanceof Double) {
            return Kind.NUMBER;
        }
        if (content instanceof Boolean) {
            return Kind.TRUTH;
        }
        return content instanceof String ? Kind.TEXT : Kind.OTHER;
    }
}
