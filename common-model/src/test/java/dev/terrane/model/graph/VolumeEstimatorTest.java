package dev.terrane.model.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.model.process.ProcessCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VolumeEstimatorTest {
    private static final String LOAD = """
            "load": {"process_id": "load_collection", "arguments": {"id": "C", "spatial_extent": %s,
              "temporal_extent": %s, "bands": %s}},""";
    private static final String SAVE = """
            "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "%s"}, "format": "GTiff"},
              "result": true}""";

    /** A grid of 400 by 200 pixels of 10 m, 18 dates five days apart, two bands of two bytes and one of one. */
    private static final CollectionOutline COLLECTION = new CollectionOutline(
            32632,
            List.of(10.0, 46.0, 10.04, 46.02),
            new CollectionOutline.Axis("x", 600_000, 604_000, 10),
            new CollectionOutline.Axis("y", 5_000_000, 5_002_000, 10),
            "t",
            dates(),
            new CollectionOutline.Bands(
                    "bands",
                    List.of(
                            new CollectionOutline.Band("B04", "red", 0.66, 2),
                            new CollectionOutline.Band("B08", "nir", 0.84, 2),
                            new CollectionOutline.Band("SCL", null, Double.NaN, 1))));

    private static List<Instant> dates() {
        List<Instant> dates = new ArrayList<>();
        Instant first = Instant.parse("2022-05-03T10:00:00Z");
        for (int i = 0; i < 18; i++) {
            dates.add(first.plusSeconds(i * 5L * 86_400));
        }
        return dates;
    }

    private static DataVolume volume(String graph) {
        try {
            return new VolumeEstimator(
                            ProcessCatalogue.bundled(),
                            id -> Optional.of(COLLECTION).filter(known -> id.equals("C")))
                    .volume(GraphParser.parse(new ObjectMapper().readTree("{" + graph + "}")));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private static String load(String place, String time, String bands) {
        return LOAD.formatted(place, time, bands);
    }

    @Test
    void everythingIsCountedWhereNothingIsFiltered() {
        DataVolume volume = volume(load("null", "null", "null") + SAVE.formatted("load"));
        assertThat(volume.readValues()).isEqualTo(400.0 * 200 * 18 * 3);
        assertThat(volume.readBytes()).isEqualTo(400.0 * 200 * 18 * 5);
        assertThat(volume.writtenBytes()).isEqualTo(400.0 * 200 * 18 * 3 * 2);
        assertThat(volume.kind()).isEqualTo("GTIFF 2");
    }

    @Test
    void placesTimesAndBandsNarrowWhatIsRead() {
        String box = """
                {"west": 601000, "south": 5000500, "east": 602000, "north": 5001500, "crs": "EPSG:32632"}""";
        DataVolume volume =
                volume(load(box, "[\"2022-06-01\", \"2022-07-01\"]", "[\"red\", \"SCL\"]") + SAVE.formatted("load"));
        assertThat(volume.readValues()).isEqualTo(100.0 * 100 * 6 * 2);
        assertThat(volume.writtenBytes()).isEqualTo(100.0 * 100 * 6 * 2 * 2);
    }

    @Test
    void degreesFallOnTheGridByTheRuleOfThree() {
        String degrees = """
                {"west": 10.01, "south": 46.005, "east": 10.03, "north": 46.5}""";
        assertThat(volume(load(degrees, "null", "[\"B04\"]") + SAVE.formatted("load"))
                        .readValues())
                .isCloseTo(200.0 * 150 * 18, within(1.0));
        String mercator = """
                {"west": 1114308.1, "south": 5780349, "east": 1116534.5, "north": 5865000, "crs": 3857}""";
        assertThat(volume(load(mercator, "null", "[\"B04\"]") + SAVE.formatted("load"))
                        .readValues())
                .isBetween(150.0 * 140 * 18, 250.0 * 200 * 18);
        String polygon = """
                {"type": "Polygon", "coordinates": [[[10.01, 46.0], [10.02, 46.02], [10.0, 46.01], [10.01, 46.0]]]}""";
        assertThat(volume(load(polygon, "null", "[\"B04\"]") + SAVE.formatted("load"))
                        .readValues())
                .isCloseTo(200.0 * 200 * 18, within(1.0));
    }

    @Test
    void filtersBehindALoadNarrowItLikeThoseInIt() {
        String filtered = load("null", "null", "null") + """
                "place": {"process_id": "filter_bbox", "arguments": {"data": {"from_node": "load"},
                  "extent": {"west": 601000, "south": 5000500, "east": 602000, "north": 5001500, "crs": 32632}}},
                "time": {"process_id": "filter_temporal", "arguments": {"data": {"from_node": "place"},
                  "extent": ["2022-06-01", "2022-07-01"]}},
                "bands": {"process_id": "filter_bands", "arguments": {"data": {"from_node": "time"},
                  "bands": ["B04"], "wavelengths": [[0.8, 0.9]]}},""" + SAVE.formatted("bands");
        assertThat(volume(filtered).readValues()).isEqualTo(100.0 * 100 * 6 * 2);
    }

    @Test
    void theDemoWritesThreeMonthsOfFloats() {
        DataVolume volume = volume(load("null", "null", "null") + """
                "classes": {"process_id": "reduce_dimension", "arguments": {"data": {"from_node": "load"},
                  "dimension": "bands", "reducer": {"process_graph": {
                    "scl": {"process_id": "array_element", "arguments": {"data": {"from_parameter": "data"}, "index": 2}},
                    "cloud": {"process_id": "gte", "arguments": {"x": {"from_node": "scl"}, "y": 8},
                      "result": true}}}}},
                "ndvi": {"process_id": "ndvi", "arguments": {"data": {"from_node": "load"}}},
                "clear": {"process_id": "mask", "arguments": {"data": {"from_node": "ndvi"},
                  "mask": {"from_node": "classes"}}},
                "monthly": {"process_id": "aggregate_temporal_period", "arguments": {"data": {"from_node": "clear"},
                  "period": "month", "reducer": {"process_graph": {"median": {"process_id": "median",
                    "arguments": {"data": {"from_parameter": "data"}}, "result": true}}}}},
                """ + SAVE.formatted("monthly"));
        assertThat(volume.writtenBytes()).isEqualTo(400.0 * 200 * 3 * 4);
        // two bands for the index, all three for the classes
        assertThat(volume.readValues()).isEqualTo(400.0 * 200 * 18 * 5);
        assertThat(volume.work()).isGreaterThan(volume.readValues());
        assertThat(volume.kind()).isEqualTo("GTIFF 4");
    }

    @Test
    void truthValuesAreBytesAndMergedBandsJoin() {
        DataVolume truth = volume(load("null", "null", "[\"SCL\"]") + """
                "low": {"process_id": "apply", "arguments": {"data": {"from_node": "load"}, "process": {
                  "process_graph": {"lt": {"process_id": "lt", "arguments": {"x": {"from_parameter": "x"}, "y": 3},
                    "result": true}}}}},""" + SAVE.formatted("low"));
        assertThat(truth.writtenBytes()).isEqualTo(400.0 * 200 * 18);
        DataVolume merged = volume(load("null", "null", "[\"B04\"]")
                + load("null", "null", "[\"B08\"]").replace("\"load\"", "\"other\"")
                + """
                "both": {"process_id": "merge_cubes", "arguments": {"cube1": {"from_node": "load"},
                  "cube2": {"from_node": "other"}}},""" + SAVE.formatted("both"));
        assertThat(merged.writtenBytes()).isEqualTo(400.0 * 200 * 18 * 2 * 2);
        assertThat(merged.readValues()).isEqualTo(400.0 * 200 * 18 * 2);
    }

    @Test
    void whatCannotBeToldIsSaidSo_EJ06() {
        for (String graph : List.of(
                load("null", "null", "null").replace("\"C\"", "\"UNKNOWN\"") + SAVE.formatted("load"),
                """
                "load": {"process_id": "load_stac", "arguments": {"url": "https://stac.example/c.json"}},""" + SAVE.formatted("load"),
                load("null", "null", "null") + """
                "udf": {"process_id": "run_udf", "arguments": {"data": {"from_node": "load"}, "udf": "x",
                  "runtime": "R"}},""" + SAVE.formatted("udf"),
                load("{\"from_parameter\": \"place\"}", "null", "null") + SAVE.formatted("load"),
                load("null", "[\"yesterday\", null]", "null") + SAVE.formatted("load"),
                """
                "sum": {"process_id": "add", "arguments": {"x": 1, "y": 2}, "result": true}""")) {
            assertThatThrownBy(() -> volume(graph)).as(graph).hasMessageContaining("No estimate");
        }
    }

    @Test
    void periodsAreCountedAsTheCalendarHasThem() {
        Instant first = Instant.parse("2021-12-31T23:00:00Z");
        Instant last = Instant.parse("2022-03-01T01:00:00Z");
        assertThat(count("hour", first, last)).isEqualTo(59 * 24 + 3);
        assertThat(count("day", first, last)).isEqualTo(61);
        assertThat(count("week", first, last)).isEqualTo(10);
        assertThat(count("dekad", first, last)).isEqualTo(8);
        assertThat(count("month", first, last)).isEqualTo(4);
        assertThat(count("season", first, last)).isEqualTo(2);
        assertThat(count("tropical-season", first, last)).isEqualTo(1);
        assertThat(count("year", first, last)).isEqualTo(2);
        assertThat(count("decade", first, last)).isEqualTo(1);
        assertThat(count("decade-ad", first, last)).isEqualTo(1);
        assertThat(Period.named("fortnight")).isEmpty();
    }

    private static long count(String word, Instant first, Instant last) {
        Period period = Period.named(word).orElseThrow();
        return period.number(last) - period.number(first) + 1;
    }

    @Test
    void whatIsSavedAndWhatIsGivenBackAreBothWritten() {
        String saved =
                volume(load("null", "null", "null") + SAVE.formatted("load")).kind();
        DataVolume both = volume(load("null", "null", "null") + """
                "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "load"}, "format": "GTiff"}},
                "ndvi": {"process_id": "ndvi", "arguments": {"data": {"from_node": "load"}}, "result": true}""");
        DataVolume one = volume(load("null", "null", "null") + SAVE.formatted("load"));
        assertThat(both.kind()).startsWith(saved + "+RESULT ");
        assertThat(both.writtenBytes()).isGreaterThan(one.writtenBytes());
    }
}
