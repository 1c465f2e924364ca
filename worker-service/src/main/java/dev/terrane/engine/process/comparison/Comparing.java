package dev.terrane.engine.process.comparison;

import dev.terrane.engine.kernel.Comparison;
import dev.terrane.engine.kernel.Validity;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.BinaryProcess;
import dev.terrane.engine.process.Elementwise;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.Schema;
import java.util.Locale;

/** What the comparisons have in common. */
final class Comparing {
    private static final Value FALSE = new Value.Scalar(false);

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
        return isNumeric(x) && isNumeric(y) ? numbers(arguments, x, y, kernel) : FALSE;
    }

    /** Whether two values are the same, or are not. */
    static Value equal(Arguments arguments, boolean negated) {
        Value x = arguments.get("x");
        Value y = arguments.get("y");
        if (isNodata(x) || isNodata(y)) {
            return Value.NODATA;
        }
        if (isNumeric(x) && isNumeric(y)) {
            return numbers(arguments, x, y, (a, b, out) -> {
                if (arguments.has("delta")) {
                    Comparison.near(a, b, arguments.number("delta"), out);
                } else {
                    Comparison.eq(a, b, out);
                }
                for (int i = 0; negated && i < out.length; i++) {
                    out[i] = 1 - out[i];
                }
            });
        }
        return new Value.Scalar(same(arguments, x, y) != negated);
    }

    private static boolean same(Arguments arguments, Value x, Value y) {
        if (!(x instanceof Value.Scalar a) || !(y instanceof Value.Scalar b)) {
            return false;
        }
        if (a.value() instanceof String first && b.value() instanceof String second) {
            return arguments.bool("case_sensitive")
                    ? first.equals(second)
                    : first.toLowerCase(Locale.ROOT).equals(second.toLowerCase(Locale.ROOT));
        }
        return a.equals(b);
    }

    private static Value numbers(Arguments arguments, Value x, Value y, BinaryProcess.Kernel2 kernel) {
        int count = Math.max(Elementwise.count(x), Elementwise.count(y));
        Value.Pixels a = Elementwise.numbers(arguments, "x", x, count);
        Value.Pixels b = Elementwise.numbers(arguments, "y", y, count);
        double[] out = new double[count];
        kernel.run(a.values(), b.values(), out);
        return Elementwise.like(Value.Pixels.truths(out, Validity.and(a.valid(), b.valid())), x, y);
    }

    private static boolean isNodata(Value value) {
        return value instanceof Value.Scalar scalar && scalar.value() == null;
    }

    private static boolean isNumeric(Value value) {
        return value instanceof Value.Pixels
                || (value instanceof Value.Scalar scalar && scalar.value() instanceof Double);
    }
}
