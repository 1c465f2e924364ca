package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.process.GraphEvaluator;
import dev.terrane.engine.process.Value;
import dev.terrane.engine.sink.FolderAssetWriter;
import dev.terrane.engine.sink.Sink;
import dev.terrane.engine.sink.geotiff.GeoTiffFormat;
import dev.terrane.engine.source.Access;
import dev.terrane.engine.source.cog.TileCache;
import dev.terrane.model.graph.GraphParser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collection whose second band has pixels of 20 m on one date: it is no cube before a filter has taken the rest. */
class PendingLoadTest {
    private static final String BANDS = "'process_id': 'filter_bands', 'arguments': {'bands': ['%s'], ";
    private static final String BBOX = "'process_id': 'filter_bbox', 'arguments': {'extent':"
            + " {'west': 0, 'east': 20, 'south': 0, 'north': 40, 'crs': 32632}, ";
    private static final String TIME =
            "'process_id': 'filter_temporal', 'arguments': {'extent': ['2022-06-01', '2022-07-01'], ";
    private static final String LATER =
            "'process_id': 'filter_temporal', 'arguments': {'extent': ['2022-05-01', '2022-06-02'], ";

    @TempDir
    Path folder;

    private JobSurroundings surroundings =
            new JobSurroundings(new StacCatalog(List.of(), Access.ofOwner(), new TileCache(1 << 20)), List.of());

    @BeforeEach
    void writeTheCollection() throws IOException {
        URI collection = new TinyCollection(folder)
                .tile("a", "2022-05-01T00:00:00Z", 0, 1, 2)
                .tile("b", "2022-06-01T00:00:00Z", 0, 3, 4)
                .finish("C");
        surroundings = new JobSurroundings(
                new StacCatalog(List.of(collection), Access.ofOwner(), new TileCache(1 << 20)), List.of());
        coarse(folder.resolve("a"));
    }

    @Test
    void theBandsOfOneGridAreACube() throws IOException {
        PlanNode cube = cube(BANDS.formatted("B1"));
        assertThat(cube.spec().shape()).containsExactly(2, 1, 4, 4);
        assertThat(values(cube)[31]).isEqualTo(3);
    }

    @Test
    void filtersInAnyOrderNarrowTheLoad() throws IOException {
        PlanNode cube = cube(BBOX, BANDS.formatted("red"));
        assertThat(cube.spec().shape()).containsExactly(2, 1, 4, 2);
        PlanNode later = cube(BBOX, TIME);
        assertThat(later.spec().shape()).containsExactly(1, 2, 4, 2);
        assertThat(values(later)[15]).isEqualTo(4);
        assertThat(cube(LATER, TIME).spec().shape()).containsExactly(1, 2, 4, 4);
    }

    @Test
    void withoutAFilterTheLoadFailsAsItWould() {
        assertThatThrownBy(() -> cube().spec()).hasMessageContaining("different grids");
        assertThatThrownBy(() -> cube(BANDS.formatted("B2")).spec()).hasMessageContaining("different grids");
        assertThatThrownBy(() -> cube(BANDS.formatted("B9"))).hasMessageContaining("no band 'B9'");
    }

    private PlanNode cube(String... filters) throws IOException {
        StringBuilder graph = new StringBuilder("{'n0': {'process_id': 'load_collection', 'arguments': {'id': 'C',"
                + " 'spatial_extent': null, 'temporal_extent': null}, 'result': " + (filters.length == 0) + "}");
        for (int i = 0; i < filters.length; i++) {
            graph.append(", 'n" + (i + 1) + "': {" + filters[i] + "'data': {'from_node': 'n" + i + "'}}, 'result': "
                    + (i == filters.length - 1) + "}");
        }
        Value value = new GraphEvaluator(surroundings)
                .result(
                        GraphParser.parse(new ObjectMapper()
                                .readTree(graph.append('}').toString().replace('\'', '"'))),
                        Map.of());
        return ((Value.Cube) value).node();
    }

    private static double[] values(PlanNode cube) throws IOException {
        return new ChunkEvaluator(new CancelToken())
                .evaluate(cube, cube.spec().region())
                .values();
    }

    private void coarse(Path item) throws IOException {
        CubeSpec spec = new CubeSpec(
                List.of(
                        new Dimension.Axis("y", Dimension.Direction.Y, 40, -20, 2),
                        new Dimension.Axis("x", Dimension.Direction.X, 0, 20, 2)),
                32632,
                DataType.UINT16,
                OptionalDouble.of(0));
        double[] values = new double[4];
        boolean[] valid = new boolean[4];
        Arrays.fill(values, 2);
        Arrays.fill(valid, true);
        Files.delete(item.resolve("B2.tif"));
        try (Sink sink = new GeoTiffFormat()
                .open(
                        spec,
                        "B2",
                        JsonNodeFactory.instance.objectNode(),
                        new FolderAssetWriter(item, folder.resolve("work")))) {
            sink.accept(new Chunk(spec.region(), values, valid));
            sink.finish();
        }
    }
}
