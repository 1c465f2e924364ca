package dev.terrane.engine.process.cubes;

import dev.terrane.engine.cube.Band;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.DimensionType;
import dev.terrane.engine.cube.Label;
import dev.terrane.engine.cube.Labels;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.process.Alignment;
import dev.terrane.model.error.OpenEoException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The labels of two cubes on one dimension, joined, and which of the two has each. A cube that lacks the dimension has
 * them all.
 */
record MergedLabels(Dimension labels, boolean[] inFirst, boolean[] inSecond) {
    /** Joins the labels of a dimension that at least one of the cubes has. */
    static MergedLabels of(@Nullable Dimension first, @Nullable Dimension second) {
        if (first instanceof Dimension.Axis a && second instanceof Dimension.Axis b) {
            return axes(a, b);
        }
        if (first == null || second == null) {
            Dimension only = Objects.requireNonNull(first == null ? second : first);
            boolean[] all = new boolean[only.size()];
            Arrays.fill(all, true);
            return new MergedLabels(only, all, all);
        }
        if (first.type() != second.type()) {
            throw OpenEoException.ofProcess(
                    "IncompatibleDataCubes",
                    "Dimension '" + first.name() + "' is " + first.type() + " in one cube and " + second.type()
                            + " in the other.");
        }
        return labels(first, second);
    }

    /** Whether both cubes have some label. */
    boolean overlaps() {
        for (int i = 0; i < inFirst.length; i++) {
            if (inFirst[i] && inSecond[i]) {
                return true;
            }
        }
        return false;
    }

    /** Whether both cubes have every label. */
    boolean isCommon() {
        for (int i = 0; i < inFirst.length; i++) {
            if (!inFirst[i] || !inSecond[i]) {
                return false;
            }
        }
        return true;
    }

    /** The second cube on the pixels of the first where they do not fall onto each other. */
    static PlanNode onGridOf(CubeSpec first, PlanNode second) {
        boolean otherSystem = first.epsg() != 0
                && second.spec().epsg() != 0
                && first.epsg() != second.spec().epsg()
                && second.spec().grid().isPresent()
                && first.grid().isPresent();
        if (otherSystem) {
            throw OpenEoException.ofProcess(
                    "IncompatibleDataCubes",
                    "The cubes have different reference systems, EPSG:" + first.epsg() + " and EPSG:"
                            + second.spec().epsg() + "; bring them to one first.");
        }
        PlanNode moved = second;
        for (int i = 0; i < second.spec().dimensions().size(); i++) {
            Dimension own = second.spec().dimensions().get(i);
            OptionalInt index = first.indexOf(own.name());
            if (index.isPresent()
                    && own instanceof Dimension.Axis axis
                    && first.dimensions().get(index.getAsInt()) instanceof Dimension.Axis target
                    && !Alignment.aligned(target, axis)) {
                moved = Alignment.nearest(moved, i, target);
            }
        }
        return moved;
    }

    private static MergedLabels axes(Dimension.Axis a, Dimension.Axis b) {
        int offset = (int) Math.rint((b.start() - a.start()) / a.step());
        int from = Math.min(0, offset);
        int to = Math.max(a.size(), offset + b.size());
        boolean[] inA = new boolean[to - from];
        boolean[] inB = new boolean[to - from];
        for (int i = 0; i < inA.length; i++) {
            int at = from + i;
            inA[i] = at >= 0 && at < a.size();
            inB[i] = at >= offset && at < offset + b.size();
        }
        return new MergedLabels(a.slice(from, to - from), inA, inB);
    }

    private static MergedLabels labels(Dimension first, Dimension second) {
        record Entry(Object key, Label label, @Nullable Band band) {}
        List<Entry> entries = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (Dimension dimension : List.of(first, second)) {
            List<Object> keys = Labels.keys(dimension);
            for (int i = 0; i < keys.size(); i++) {
                if (seen.add(keys.get(i))) {
                    Band band = dimension instanceof Dimension.Bands bands
                            ? bands.bands().get(i)
                            : null;
                    entries.add(new Entry(keys.get(i), dimension.label(i), band));
                }
            }
        }
        if (first.type() == DimensionType.TEMPORAL
                && entries.stream().allMatch(entry -> entry.key() instanceof Instant)) {
            entries.sort(Comparator.comparing(entry -> (Instant) entry.key()));
        } else if (first.type() == DimensionType.TEMPORAL) {
            entries.sort(Comparator.comparing(entry -> entry.label().text()));
        }
        Set<Object> inFirst = new HashSet<>(Labels.keys(first));
        Set<Object> inSecond = new HashSet<>(Labels.keys(second));
        boolean[] a = new boolean[entries.size()];
        boolean[] b = new boolean[entries.size()];
        List<Band> bands = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < a.length; i++) {
            Entry entry = entries.get(i);
            a[i] = inFirst.contains(entry.key());
            b[i] = inSecond.contains(entry.key());
            labels.add(entry.label());
            bands.add(entry.band() == null ? Band.named(entry.label().text()) : entry.band());
        }
        Dimension joined = first instanceof Dimension.Bands
                ? new Dimension.Bands(first.name(), bands)
                : new Dimension.Labeled(first.name(), first.type(), labels);
        return new MergedLabels(joined, a, b);
    }
}
