package dev.terrane.local.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Jobs of all lengths, as a client sends them; those with pixels read the demo collection. */
public final class SampleJobs {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TINY = """
            {"add": {"process_id": "add", "arguments": {"x": 1, "y": 2}, "result": true}}""";
    private static final String NDVI = """
            {"load": {"process_id": "load_collection", "arguments": {"id": "DEMO_SENTINEL2_L2A", "spatial_extent": null,
               "temporal_extent": ["2022-06-01", "2022-06-10"], "bands": ["B04", "B08"]}},
             "ndvi": {"process_id": "ndvi", "arguments": {"data": {"from_node": "load"}}},
             "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "ndvi"}, "format": "GTiff"},
               "result": true}}""";
    private static final String MONTHS = """
            {"load": {"process_id": "load_collection", "arguments": {"id": "DEMO_SENTINEL2_L2A", "spatial_extent": null,
               "temporal_extent": null, "bands": ["B08"]}},
             "months": {"process_id": "aggregate_temporal_period", "arguments": {"data": {"from_node": "load"},
               "period": "month", "reducer": {"process_graph": {"m": {"process_id": "median",
                 "arguments": {"data": {"from_parameter": "data"}}, "result": true}}}}},
             "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "months"}, "format": "netCDF"},
               "result": true}}""";
    private static final int STEPS_OF_LONG = 24;

    private SampleJobs() {}

    /** As little work as a job can be; its result is a number in a JSON file. */
    public static ObjectNode tiny() {
        return job(TINY);
    }

    /** A few scenes, in well below a second. */
    public static ObjectNode ndvi() {
        return job(NDVI);
    }

    /** All scenes of one band, in about a second. */
    public static ObjectNode months() {
        return job(MONTHS);
    }

    /** Some seconds of work for one thread. */
    public static ObjectNode longOne() {
        return job(longGraph());
    }

    /** Many functions of every value of the demo collection. */
    private static String longGraph() {
        StringBuilder steps = new StringBuilder();
        String before = "{\"from_parameter\": \"x\"}";
        for (int i = 0; i < STEPS_OF_LONG; i++) {
            steps.append("\"s%d\": {\"process_id\": \"%s\", \"arguments\": {\"x\": %s}}, "
                    .formatted(i, i % 2 == 0 ? "sin" : "arctan", before));
            before = "{\"from_node\": \"s" + i + "\"}";
        }
        steps.append("\"end\": {\"process_id\": \"absolute\", \"arguments\": {\"x\": %s}, \"result\": true}"
                .formatted(before));
        return """
                {"load": {"process_id": "load_collection", "arguments": {"id": "DEMO_SENTINEL2_L2A",
                   "spatial_extent": null, "temporal_extent": null, "bands": ["B02", "B03", "B04", "B08"]}},
                 "steps": {"process_id": "apply", "arguments": {"data": {"from_node": "load"},
                   "process": {"process_graph": {%s}}}},
                 "mean": {"process_id": "reduce_dimension", "arguments": {"data": {"from_node": "steps"},
                   "dimension": "t", "reducer": {"process_graph": {"m": {"process_id": "mean",
                     "arguments": {"data": {"from_parameter": "data"}}, "result": true}}}}},
                 "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "mean"},
                   "format": "GTiff"}, "result": true}}""".formatted(steps);
    }

    private static ObjectNode job(String graph) {
        try {
            ObjectNode job = JSON.createObjectNode();
            job.putObject("process").set("process_graph", JSON.readTree(graph));
            return job;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
