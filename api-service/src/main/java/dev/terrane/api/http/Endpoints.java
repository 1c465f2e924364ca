package dev.terrane.api.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the capabilities list; clients compare these texts to the letter. */
final class Endpoints {
    /** Paths and methods that are really there. */
    static final Map<String, List<String>> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("/collections", List.of("GET")),
            Map.entry("/collections/{collection_id}", List.of("GET")),
            Map.entry("/conformance", List.of("GET")),
            Map.entry("/credentials/basic", List.of("GET")),
            Map.entry("/credentials/oidc", List.of("GET")),
            Map.entry("/file_formats", List.of("GET")),
            Map.entry("/files", List.of("GET")),
            Map.entry("/files/{path}", List.of("GET", "PUT", "DELETE")),
            Map.entry("/jobs", List.of("GET", "POST")),
            Map.entry("/jobs/{job_id}", List.of("GET", "PATCH", "DELETE")),
            Map.entry("/jobs/{job_id}/logs", List.of("GET")),
            Map.entry("/jobs/{job_id}/results", List.of("GET", "POST", "DELETE")),
            Map.entry("/me", List.of("GET")),
            Map.entry("/process_graphs", List.of("GET")),
            Map.entry("/process_graphs/{process_graph_id}", List.of("GET", "PUT", "DELETE")),
            Map.entry("/processes", List.of("GET")),
            Map.entry("/result", List.of("POST")),
            Map.entry("/service_types", List.of("GET")),
            Map.entry("/udf_runtimes", List.of("GET")),
            Map.entry("/validation", List.of("POST"))));

    private Endpoints() {}
}
