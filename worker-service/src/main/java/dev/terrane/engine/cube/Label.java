package dev.terrane.engine.cube;

/** Names a position on a dimension. Numbers and texts are distinct: {@code 1} is not {@code "1"}. */
public sealed interface Label {
    /** A text label: a band name, an RFC 3339 instant, a period such as {@code 2020-06}. */
    static Label of(String text) {
        return new Text(text);
    }

    /** A number label. */
    static Label of(double number) {
        return new Numeric(number);
    }

    /** The label as users read it: whole numbers without a fraction. */
    String text();

    /** A label that is a text. */
    record Text(String text) implements Label {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A label that is a number. */
    record Numeric(double number) implements Label {
        @Override
        public String text() {
            boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
            return whole ? Long.toString((long) number) : Double.toString(number);
        }

        @Override
        public String toString() {
            return text();
        }
    }
}
