package dev.terrane.engine.cube;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Everything about a cube but its values.
 *
 * @param dimensions outermost first; values of the last dimension lie next to each other
 * @param epsg EPSG code of the x and y axes, 0 where there is none
 * @param type how the values are best stored in a file
 * @param nodata the value that stands for no-data in a file; NaN is one; empty where none is agreed
 */
public record CubeSpec(List<Dimension> dimensions, int epsg, DataType type, OptionalDouble nodata) {
    /** Refuses two dimensions of one name. */
    public CubeSpec {
        dimensions = List.copyOf(dimensions);
        long names = dimensions.stream().map(Dimension::name).distinct().count();
        if (names != dimensions.size()) {
            throw new IllegalArgumentException("dimension names must differ");
        }
    }

    /** The number of labels of each dimension. */
    public int[] shape() {
        return dimensions.stream().mapToInt(Dimension::size).toArray();
    }

    /** The whole cube as a region. */
    public Region region() {
        return Region.whole(shape());
    }

    /** The position of a dimension, if there is one of that name. */
    public OptionalInt indexOf(String name) {
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i).name().equals(name)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The positions of all dimensions of a kind. */
    public List<Integer> indicesOf(DimensionType type) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i).type() == type) {
                indices.add(i);
            }
        }
        return indices;
    }

    /** The position of the x or y axis. */
    public OptionalInt axis(Dimension.Direction direction) {
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i) instanceof Dimension.Axis axis && axis.direction() == direction) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The pixel grid, where the cube has both axes. */
    public Optional<GridGeometry> grid() {
        OptionalInt x = axis(Dimension.Direction.X);
        OptionalInt y = axis(Dimension.Direction.Y);
        if (x.isEmpty() || y.isEmpty()) {
            return Optional.empty();
        }
        var columns = (Dimension.Axis) dimensions.get(x.getAsInt());
        var rows = (Dimension.Axis) dimensions.get(y.getAsInt());
        return Optional.of(new GridGeometry(
                epsg, columns.start(), rows.start(), columns.step(), rows.step(), columns.size(), rows.size()));
    }

    /** The same cube with other dimensions. */
    public CubeSpec withDimensions(List<Dimension> others) {
        return new CubeSpec(others, epsg, type, nodata);
    }

    /** The same cube with one dimension exchanged. */
    public CubeSpec withDimension(int index, Dimension other) {
        List<Dimension> all = new ArrayList<>(dimensions);
        all.set(index, other);
        return withDimensions(all);
    }

    /** The same cube without one dimension. */
    public CubeSpec withoutDimension(int index) {
        List<Dimension> all = new ArrayList<>(dimensions);
        all.remove(index);
        return withDimensions(all);
    }

    /** The same cube, stored in another type. */
    public CubeSpec withType(DataType other, OptionalDouble otherNodata) {
        return new CubeSpec(dimensions, epsg, other, otherNodata);
    }
}
