package dev.terrane.engine.process;

import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.DimensionType;
import dev.terrane.engine.cube.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Finds the dimension that a process works on. */
public final class Dimensions {
    private Dimensions() {}

    /** The dimension an argument names; {@code DimensionNotAvailable} where there is none. */
    public static int named(Arguments arguments, CubeSpec spec, String name) {
        OptionalInt index = spec.indexOf(name);
        if (index.isEmpty()) {
            List<String> names = spec.dimensions().stream().map(Dimension::name).toList();
            throw arguments.failure(
                    "DimensionNotAvailable",
                    "There is no dimension '" + name + "'; the cube has " + String.join(", ", names) + ".");
        }
        return index.getAsInt();
    }

    /**
     * The temporal dimension that the optional argument {@code dimension} names, or the only one there is: else
     * {@code TooManyDimensions} or {@code DimensionNotAvailable}.
     */
    public static int temporal(Arguments arguments, CubeSpec spec) {
        var name = arguments.optionalText("dimension");
        if (name.isPresent()) {
            int index = named(arguments, spec, name.get());
            requireTemporal(arguments, spec.dimensions().get(index));
            return index;
        }
        List<Integer> temporal = spec.indicesOf(DimensionType.TEMPORAL);
        if (temporal.size() > 1) {
            throw arguments.failure(
                    "TooManyDimensions", "The cube has several temporal dimensions; say which one is meant.");
        }
        if (temporal.isEmpty()) {
            throw arguments.failure("DimensionNotAvailable", "The cube has no temporal dimension.");
        }
        return temporal.get(0);
    }

    /** All labels of a dimension. */
    public static List<Label> labels(Dimension dimension) {
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < dimension.size(); i++) {
            labels.add(dimension.label(i));
        }
        return labels;
    }

    private static void requireTemporal(Arguments arguments, Dimension dimension) {
        if (dimension.type() != DimensionType.TEMPORAL) {
            throw arguments.failure(
                    "DimensionNotAvailable", "Dimension '" + dimension.name() + "' is not a temporal one.");
        }
    }
}
