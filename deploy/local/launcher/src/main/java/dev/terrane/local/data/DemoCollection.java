package dev.terrane.local.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.engine.cube.GridGeometry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the demo collection: 18 overpasses from May to July 2022, each in two tiles that overlap, as cloud-optimised
 * GeoTIFFs with STAC metadata. What it holds is told in docs/demo-data.md.
 */
public final class DemoCollection {
    /** The id to load it by. */
    public static final String ID = "DEMO_SENTINEL2_L2A";

    /** Raised when the content changes, so that an old copy is not taken for this one. */
    private static final String VERSION = "v1";

    /** The grid that positions in the landscape are counted on. */
    static final GridGeometry AREA = new GridGeometry(32632, 677_920, 5_152_760, 10, -10, 480, 256);

    static final int TILE = 256;
    static final List<Tile> TILES = List.of(new Tile("W", 0, 0), new Tile("E", 224, 14));
    static final LocalDate FIRST = LocalDate.of(2022, 5, 3);
    static final int EVERY_DAYS = 5;
    static final int OVERPASSES = 18;

    private DemoCollection() {}

    /**
     * A tile.
     *
     * @param column where it begins in the area
     * @param delaySeconds how much later than the first tile it was seen
     */
    record Tile(String name, int column, int delaySeconds) {
        GridGeometry grid() {
            return AREA.window(column, 0, TILE, TILE);
        }

        OffsetDateTime seen(LocalDate date) {
            return date.atTime(10, 16, 31).plusSeconds(delaySeconds).atOffset(ZoneOffset.UTC);
        }
    }

    /** The collection document below a folder; made now if it is not there. */
    public static Path in(Path folder) throws IOException {
        Path home = folder.resolve(VERSION);
        Path document = home.resolve("collection.json");
        if (Files.exists(document)) {
            return document;
        }
        Files.createDirectories(home);
        List<String> items = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        Landscape landscape = new Landscape(AREA.width(), AREA.height());
        for (int number = 0; number < OVERPASSES; number++) {
            LocalDate date = FIRST.plusDays((long) number * EVERY_DAYS);
            Scene scene = new Scene(landscape, date, number);
            for (Tile tile : TILES) {
                String id = "DEMO_" + date.toString().replace("-", "") + "_" + tile.name();
                SceneFiles files = new SceneFiles(home.resolve(id), home.resolve("work"), scene, tile);
                ObjectNode item = DemoStac.item(id, tile, date, files.write());
                Files.writeString(home.resolve(id).resolve(id + ".json"), json.writeValueAsString(item));
                items.add(id);
            }
        }
        Path draft = home.resolve("collection.json.draft");
        Files.writeString(draft, json.writerWithDefaultPrettyPrinter().writeValueAsString(DemoStac.collection(items)));
        return Files.move(draft, document, StandardCopyOption.ATOMIC_MOVE);
    }
}
