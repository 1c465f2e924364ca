package dev.terrane.api.http;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the capabilities list; clients compare these texts to the letter. */
final class Endpoints {
    /** Paths and methods that are really there. */
    static final Map<String, List<String>> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("/collections", List.of("GET")),
            Map.entry("/collections/{collection_id}", List.of("GET")),
            Map.entry("/collections/{collection_id}/queryables", List.of("GET")),
            Map.entry("/conformance", List.of("GET")),
            Map.entry("/credentials/basic", List.of("GET")),
            Map.entry("/credentials/oidc", List.of("GET")),
            Map.entry("/file_formats", List.of("GET")),
            Map.entry("/files", List.of("GET")),
            Map.entry("/files/{path}", List.of("GET", "PUT", "DELETE")),
            Map.entry("/jobs", List.of("GET", "POST")),
            Map.entry("/jobs/{job_id}", List.of("GET", "PATCH", "DELETE")),
            Map.entry("/jobs/{job_id}/estimate", List.of("GET")),
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

    private static final String BASE = "/openeo/1.2";
    private static final String ANY = "OPTIONS, GET, HEAD, POST, PATCH, PUT, DELETE";

    private Endpoints() {}

    /** The methods of a path of the host, for browsers that ask; all where the path is none of the list. */
    static String allowed(String path) {
        return methods(path).orElse(ANY);
    }

    /** The methods of a path of the host, as a header lists them; empty where the path is none of the list. */
    static Optional<String> methods(String path) {
        String plain = path.replaceAll("/{2,}", "/").replaceAll("(?<=.)/$", "");
        String below = plain.startsWith(BASE + "/") ? plain.substring(BASE.length()) : "";
        // a fixed path comes before one with a variable in its place
        return ALL.entrySet().stream()
                .filter(endpoint -> matches(endpoint.getKey(), below))
                .min(Comparator.comparing(endpoint -> endpoint.getKey().contains("{")))
                .map(endpoint ->
                        "OPTIONS, " + String.join(", ", endpoint.getValue()).replace("GET", "GET, HEAD"));
    }

    private static boolean matches(String template, String path) {
        String pattern = template.replace("{path}", ".+").replaceAll("\\{\\w+}", "[^/]+");
        return path.matches(pattern);
    }
}
