package dev.terrane.engine.exec;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.engine.crs.Crs;
import dev.terrane.engine.crs.Transform;
import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.sink.FolderAssetWriter;
import dev.terrane.engine.sink.Sink;
import dev.terrane.engine.sink.geotiff.GeoTiffFormat;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A STAC collection of tiles of 4 × 4 pixels of 10 m, written to a folder as real data lie there. */
public final class TinyCollection {
    static final int EDGE = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final List<String> items = new ArrayList<>();

    /** A collection in a folder. */
    public TinyCollection(Path folder) {
        this.folder = folder;
    }

    /** Adds a tile whose bands hold one value each; 0 is no-data. */
    public TinyCollection tile(String id, String datetime, double left, double... bandValues) throws IOException {
        ObjectNode item =
                JsonNodeFactory.instance.objectNode().put("type", "Feature").put("id", id);
        item.putObject("properties").put("datetime", datetime).put("platform", "one");
        double[] box = new Transform(32632, Crs.WGS84).box(left, 0, left + 40, 40);
        item.putArray("bbox").add(box[0]).add(box[1]).add(box[2]).add(box[3]);
        ObjectNode assets = item.putObject("assets");
        for (int b = 0; b < bandValues.length; b++) {
            String band = "B" + (b + 1);
            write(id, band, left, bandValues[b]);
            ObjectNode asset = assets.putObject(band).put("href", "./" + band + ".tif");
            asset.put("type", "image/tiff; application=geotiff");
            asset.putArray("eo:bands").addObject().put("name", band).put("common_name", b == 0 ? "red" : "nir");
        }
        Files.writeString(folder.resolve(id).resolve("item.json"), JSON.writeValueAsString(item));
        items.add(id);
        return this;
    }

    /** Sets a property of the last tile. */
    public TinyCollection property(String name, @Nullable Object value) throws IOException {
        Path file = folder.resolve(items.get(items.size() - 1)).resolve("item.json");
        ObjectNode item = (ObjectNode) JSON.readTree(Files.readAllBytes(file));
        item.withObject("/properties").set(name, JSON.valueToTree(value));
        Files.writeString(file, JSON.writeValueAsString(item));
        return this;
    }

    /** Writes the collection; its address. */
    public URI finish(String id) throws IOException {
        ObjectNode collection =
                JsonNodeFactory.instance.objectNode().put("type", "Collection").put("id", id);
        var links = collection.putArray("links");
        items.forEach(item -> links.addObject().put("rel", "item").put("href", "./" + item + "/item.json"));
        Path file = folder.resolve("collection.json");
        Files.writeString(file, JSON.writeValueAsString(collection));
        return file.toUri();
    }

    private void write(String id, String band, double left, double value) throws IOException {
        CubeSpec spec = new CubeSpec(
                List.of(
                        new Dimension.Axis("y", Dimension.Direction.Y, 40, -10, EDGE),
                        new Dimension.Axis("x", Dimension.Direction.X, left, 10, EDGE)),
                32632,
                DataType.UINT16,
                OptionalDouble.of(0));
        double[] values = new double[EDGE * EDGE];
        Arrays.fill(values, value);
        boolean[] valid = new boolean[values.length];
        Arrays.fill(valid, value != 0);
        try (Sink sink = new GeoTiffFormat()
                .open(
                        spec,
                        band,
                        JsonNodeFactory.instance.objectNode(),
                        new FolderAssetWriter(folder.resolve(id), folder.resolve("work")))) {
            sink.accept(new Chunk(Region.whole(spec.shape()), values, valid));
            sink.finish();
        }
    }
}
