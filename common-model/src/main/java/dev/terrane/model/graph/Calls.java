package dev.terrane.model.graph;

import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import java.util.ArrayList;
import java.util.List;

/** Which processes of a user are being called, the outermost first. */
final class Calls {
    private Calls() {}

    static List<String> with(List<String> calls, String next) {
        List<String> longer = new ArrayList<>(calls);
        longer.add(next);
        return List.copyOf(longer);
    }

    /** The refusal of a process that calls itself, on whatever way. */
    static OpenEoException endless(List<String> calls, String again) {
        List<String> circle = with(calls.subList(calls.indexOf(again), calls.size()), again);
        return OpenEoError.PROCESS_GRAPH_INVALID.exception(
                "reason", "processes call each other without end: " + String.join(" calls ", circle));
    }
}
