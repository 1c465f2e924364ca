package dev.terrane.model.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a user reads about a process: id, texts, parameters and what it gives back. Names, order, types and defaults are
 * those of the openEO processes 2.0.0-rc.2; the texts are ours. Built step by step from {@link #process}.
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record ProcessDefinition(
        String id,
        String summary,
        String description,
        List<String> categories,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<Parameter> parameters,
        Returns returns,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Failure> exceptions,
        boolean experimental) {
    /** What a process gives back. */
    public record Returns(String description, Schema schema) {}

    /** A failure that the process defines; its name is the error code. */
    public record Failure(String message) {}

    /** Copies the lists, so that a definition cannot change. */
    public ProcessDefinition {
        categories = List.copyOf(categories);
        parameters = List.copyOf(parameters);
        exceptions = exceptions == null ? Map.of() : new LinkedHashMap<>(exceptions);
    }

    /** Begins a definition. */
    public static ProcessDefinition process(String id) {
        return new ProcessDefinition(id, "", "", List.of(), List.of(), new Returns("", Schema.any()), Map.of(), false);
    }

    /** With a title of a few words. */
    public ProcessDefinition summary(String text) {
        return new ProcessDefinition(id, text, description, categories, parameters, returns, exceptions, experimental);
    }

    /** With an explanation in CommonMark. */
    public ProcessDefinition description(String text) {
        return new ProcessDefinition(id, summary, text, categories, parameters, returns, exceptions, experimental);
    }

    /** With the official categories. */
    public ProcessDefinition categories(String... names) {
        return new ProcessDefinition(
                id, summary, description, Arrays.asList(names), parameters, returns, exceptions, experimental);
    }

    /** With these parameters, in this order. */
    public ProcessDefinition parameters(Parameter... list) {
        return new ProcessDefinition(
                id, summary, description, categories, Arrays.asList(list), returns, exceptions, experimental);
    }

    /** With the schema of the return value. */
    public ProcessDefinition returns(Schema schema, String text) {
        return new ProcessDefinition(
                id, summary, description, categories, parameters, new Returns(text, schema), exceptions, experimental);
    }

    /** With one more failure that the process can end in. */
    public ProcessDefinition fails(String code, String message) {
        Map<String, Failure> more = new LinkedHashMap<>(exceptions);
        more.put(code, new Failure(message));
        return new ProcessDefinition(id, summary, description, categories, parameters, returns, more, experimental);
    }

    /** Marked as likely to change. */
    public ProcessDefinition asExperimental() {
        return new ProcessDefinition(id, summary, description, categories, parameters, returns, exceptions, true);
    }

    /** The names of all parameters, in order. */
    public List<String> parameterNames() {
        List<String> names = new ArrayList<>();
        parameters.forEach(parameter -> names.add(parameter.name()));
        return names;
    }
}
