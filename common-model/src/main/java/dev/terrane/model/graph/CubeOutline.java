package dev.terrane.model.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The size of a cube at a node of a graph, and what must be read for it.
 *
 * @param axes by name, in the order of the cube
 * @param bytes how many bytes a stored value has
 * @param reads how many source values are read, by the node that loads them
 * @param readBytes how many bytes those are
 */
record CubeOutline(Map<String, Axis> axes, int bytes, Map<String, Double> reads, double readBytes) {
    CubeOutline {
        axes = new LinkedHashMap<>(axes);
        reads = Map.copyOf(reads);
    }

    /** A dimension as far as its size goes. */
    sealed interface Axis {
        double size();
    }

    /**
     * An axis of the grid, between its edges.
     *
     * @param lowest about where it begins, in degrees
     * @param highest about where it ends, in degrees
     */
    record Space(int epsg, double from, double to, double step, double lowest, double highest) implements Axis {
        @Override
        public double size() {
            return to <= from ? 0 : Math.max(1, Math.rint((to - from) / step));
        }

        /** The part between two places on the grid; nothing is left where they miss it. */
        Space between(double start, double end) {
            double first = Math.min(to, Math.max(from, start));
            double last = Math.max(first, Math.min(to, end));
            return new Space(epsg, first, last, step, degree(first), degree(last));
        }

        /** The part between two degrees, found by the rule of three: good enough for estimates, without projections. */
        Space betweenDegrees(double start, double end) {
            double perDegree = highest <= lowest ? 0 : (to - from) / (highest - lowest);
            return between(from + (start - lowest) * perDegree, from + (end - lowest) * perDegree);
        }

        private double degree(double place) {
            return to <= from ? lowest : lowest + (place - from) / (to - from) * (highest - lowest);
        }
    }

    /** Dates; of periods, their starts. */
    record Time(List<Instant> labels) implements Axis {
        @Override
        public double size() {
            return labels.size();
        }
    }

    /** Bands, which are found by names. */
    record Bands(List<CollectionOutline.Band> list) implements Axis {
        @Override
        public double size() {
            return list.size();
        }
    }

    /** Labels of which only the number is known. */
    record Labels(double size) implements Axis {}

    double cells() {
        return axes.values().stream().mapToDouble(Axis::size).reduce(1, (left, right) -> left * right);
    }

    CubeOutline withBytes(int size) {
        return new CubeOutline(axes, size, reads, readBytes);
    }

    /** Without a dimension; everything along it is still read. */
    CubeOutline without(String name) {
        Map<String, Axis> left = new LinkedHashMap<>(axes);
        left.remove(name);
        return new CubeOutline(left, bytes, reads, readBytes);
    }

    /** With another dimension under a name, for which as much is read as before. */
    CubeOutline with(String name, Axis axis) {
        Map<String, Axis> changed = new LinkedHashMap<>(axes);
        changed.put(name, axis);
        return new CubeOutline(changed, bytes, reads, readBytes);
    }

    /** With a part of a dimension; of the sources, that part is read, for the engine reads what is asked of it. */
    CubeOutline cropped(String name, Axis part) {
        Axis whole = axes.get(name);
        double left = whole == null || whole.size() == 0 ? 1 : Math.min(1, part.size() / whole.size());
        Map<String, Double> scaled = new LinkedHashMap<>();
        reads.forEach((node, values) -> scaled.put(node, values * left));
        Map<String, Axis> changed = new LinkedHashMap<>(axes);
        changed.put(name, part);
        return new CubeOutline(changed, bytes, scaled, readBytes * left);
    }

    /** The same cube, computed from a second cube as well. */
    CubeOutline reading(CubeOutline other) {
        Map<String, Double> both = new LinkedHashMap<>(reads);
        other.reads.forEach((node, values) -> both.merge(node, values, Double::sum));
        return new CubeOutline(axes, bytes, both, readBytes + other.readBytes);
    }

    /** With a dimension under a new name. */
    CubeOutline renamed(String from, String to) {
        Map<String, Axis> changed = new LinkedHashMap<>();
        axes.forEach((name, axis) -> changed.put(name.equals(from) ? to : name, axis));
        return new CubeOutline(changed, bytes, reads, readBytes);
    }

    /** The name of the only dimension of a kind; of the first where there are several. */
    Optional<String> named(Class<? extends Axis> kind) {
        return axes.entrySet().stream()
                .filter(axis -> kind.isInstance(axis.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** A dimension of a kind under a name. */
    <T extends Axis> Optional<T> axis(String name, Class<T> kind) {
        return Optional.ofNullable(axes.get(name)).filter(kind::isInstance).map(kind::cast);
    }

    /** All names of a kind. */
    List<String> names(Class<? extends Axis> kind) {
        List<String> names = new ArrayList<>();
        axes.forEach((name, axis) -> {
            if (kind.isInstance(axis)) {
                names.add(name);
            }
        });
        return names;
    }

    /** With one kind of dimension cropped, where there is one. */
    <T extends Axis> CubeOutline crop(Class<T> kind, UnaryOperator<T> part) {
        return named(kind)
                .flatMap(name -> axis(name, kind).map(whole -> cropped(name, part.apply(whole))))
                .orElse(this);
    }
}
