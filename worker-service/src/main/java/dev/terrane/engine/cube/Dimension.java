package dev.terrane.engine.cube;

import java.util.List;

/** One dimension of a cube. Dimensions are told apart by name; what they mean is told by their kind. */
public sealed interface Dimension {
    /** Unique within the cube. */
    String name();

    /** The kind that processes look for. */
    DimensionType type();

    /** How many labels it has. */
    int size();

    /** The label at a position; for axes the coordinate of the pixel centre. */
    Label label(int index);

    /** Which horizontal direction an {@link Axis} runs along. */
    enum Direction {
        X,
        Y
    }

    /**
     * A regular x or y axis.
     *
     * @param start coordinate of the outer edge of the first pixel
     * @param step signed pixel size in units of the reference system; negative for a y axis that runs south
     */
    record Axis(String name, Direction direction, double start, double step, int size) implements Dimension {
        /** Refuses an axis that has no extent. */
        public Axis {
            if (step == 0 || !Double.isFinite(step) || !Double.isFinite(start) || size < 0) {
                throw new IllegalArgumentException("axis " + name + ": start " + start + ", step " + step);
            }
        }

        @Override
        public DimensionType type() {
            return DimensionType.SPATIAL;
        }

        @Override
        public Label label(int index) {
            return Label.of(center(index));
        }

        /** Coordinate of a pixel centre. */
        public double center(int index) {
            return start + (index + 0.5) * step;
        }

        /** The axis of some of its pixels, in sequence. */
        public Axis slice(int from, int count) {
            return new Axis(name, direction, start + from * step, step, count);
        }
    }

    /** The bands dimension. */
    record Bands(String name, List<Band> bands) implements Dimension {
        /** Copies the list. */
        public Bands {
            bands = List.copyOf(bands);
        }

        @Override
        public DimensionType type() {
            return DimensionType.BANDS;
        }

        @Override
        public int size() {
            return bands.size();
        }

        @Override
        public Label label(int index) {
            return Label.of(bands.get(index).name());
        }
    }

    /** Any other dimension: temporal with RFC 3339 labels, periods, or whatever a process made. */
    record Labeled(String name, DimensionType type, List<Label> labels) implements Dimension {
        /** Copies the list. */
        public Labeled {
            labels = List.copyOf(labels);
        }

        @Override
        public int size() {
            return labels.size();
        }

        @Override
        public Label label(int index) {
            return labels.get(index);
        }
    }
}
