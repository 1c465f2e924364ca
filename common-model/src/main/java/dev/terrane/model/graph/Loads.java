package dev.terrane.model.graph;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a load gives before anything of it is filtered. */
final class Loads {
    private static final int UNKNOWN_BYTES = 4;

    private Loads() {}

    /** All of a collection, in the order of dimensions that the engine has. */
    static CubeOutline whole(CollectionOutline collection, String node) {
        Map<String, CubeOutline.Axis> axes = new LinkedHashMap<>();
        axes.put(collection.timeName(), new CubeOutline.Time(collection.times()));
        axes.put(
                collection.bands().name(),
                new CubeOutline.Bands(collection.bands().list()));
        axes.put(collection.y().name(), space(collection, collection.y(), 1));
        axes.put(collection.x().name(), space(collection, collection.x(), 0));
        CubeOutline cube = new CubeOutline(axes, 1, Map.of(), 0);
        double pixels = cube.cells() / Math.max(1, collection.bands().list().size());
        double bytes = collection.bands().list().stream()
                .mapToDouble(band -> pixels * band.bytes())
                .sum();
        return new CubeOutline(axes, 1, Map.of(node, cube.cells()), bytes);
    }

    private static CubeOutline.Space space(CollectionOutline collection, CollectionOutline.Axis axis, int edge) {
        return new CubeOutline.Space(
                collection.epsg(),
                axis.from(),
                axis.to(),
                axis.step(),
                collection.degrees().get(edge),
                collection.degrees().get(edge + 2));
    }

    /** The bytes of the widest value among the bands that are left. */
    static int widest(CubeOutline cube) {
        return cube.named(CubeOutline.Bands.class)
                .flatMap(name -> cube.axis(name, CubeOutline.Bands.class))
                .map(bands -> bands.list().stream()
                        .mapToInt(CollectionOutline.Band::bytes)
                        .max()
                        .orElse(UNKNOWN_BYTES))
                .orElse(UNKNOWN_BYTES);
    }
}
