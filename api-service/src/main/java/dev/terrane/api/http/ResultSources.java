package dev.terrane.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds in a process what its results are derived from. */
final class ResultSources {
    private ResultSources() {}

    /**
     * The collections and addresses that the process loads, in the order of the graph: a collection as its path in this
     * API, an address as it is.
     */
    static Set<String> of(JsonNode process) {
        Set<String> sources = new LinkedHashSet<>();
        collect(process, sources);
        return sources;
    }

    private static void collect(JsonNode json, Set<String> sources) {
        JsonNode arguments = json.path("arguments");
        switch (json.path("process_id").asText()) {
            case "load_collection" -> add(sources, "/collections/", arguments.get("id"));
            case "load_stac" -> add(sources, "", arguments.get("url"));
            default -> {
                // no source itself, but perhaps one lies within
            }
        }
        json.forEach(part -> collect(part, sources));
    }

    private static void add(Set<String> sources, String before, @Nullable JsonNode name) {
        if (name != null && name.isTextual()) {
            sources.add(before + name.asText());
        }
    }
}
