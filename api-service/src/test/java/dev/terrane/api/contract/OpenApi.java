package dev.terrane.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The document {@code openapi.yaml} of the standard, asked operation by operation. */
final class OpenApi {
    private static final Path FILE = Path.of(
            Objects.requireNonNull(System.getProperty("terrane.root")), "..", "shared", "openeo-api", "openapi.yaml");
    private static final String ID = "https://openeo.test/openapi";
    private static final Optional<OpenApi> DOCUMENT = read();

    private final JsonNode document;
    private final SchemaRegistry schemas;

    private OpenApi(JsonNode document, String json) {
        this.document = document;
        this.schemas = SchemaRegistry.withDialect(
                Dialects.getOpenApi30(),
                builder -> builder.schemas(Map.of(ID, json))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** An operation of the standard: the method in upper case and the path as the document spells it. */
    record Operation(String method, String path) {}

    /** The document, or empty where this clone has no {@code ../shared} beside it. */
    static Optional<OpenApi> document() {
        return DOCUMENT;
    }

    private static Optional<OpenApi> read() {
        if (!Files.isRegularFile(FILE)) {
            return Optional.empty();
        }
        try {
            JsonNode document = new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile());
            return Optional.of(new OpenApi(document, document.toString()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All operations but those of secondary web services, which this back-end does not offer. */
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (method.getValue().has("responses") && !path.getKey().startsWith("/services")) {
                        operations.add(
                                new Operation(method.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey()));
                    }
                }));
        return operations;
    }

    /** The operation that a request below the base path is, if it is one of the standard. */
    Optional<Operation> operation(String method, String path) {
        return operations().stream()
                .filter(operation -> operation.method().equals(method))
                .filter(operation -> matches(operation.path(), path))
                .findFirst();
    }

    /** The key of the documented answer for a status: the status itself, else {@code 4XX} or {@code 5XX}. */
    Optional<String> answer(Operation operation, int status) {
        JsonNode responses = node(operation).path("responses");
        String exact = Integer.toString(status);
        String family = status / 100 + "XX";
        return responses.has(exact)
                ? Optional.of(exact)
                : responses.has(family) ? Optional.of(family) : Optional.empty();
    }

    /** The keys of all documented answers. */
    List<String> answers(Operation operation) {
        List<String> keys = new ArrayList<>();
        node(operation).path("responses").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** The media types that an answer may have; empty where it has no body. */
    List<String> mediaTypes(Operation operation, String answer) {
        List<String> types = new ArrayList<>();
        response(operation, answer).node().path("content").fieldNames().forEachRemaining(types::add);
        return types;
    }

    /** The headers that an answer must have. */
    List<String> requiredHeaders(Operation operation, String answer) {
        List<String> names = new ArrayList<>();
        response(operation, answer).node().path("headers").properties().forEach(header -> {
            if (header.getValue().path("required").asBoolean()) {
                names.add(header.getKey());
            }
        });
        return names;
    }

    /** What is wrong with the JSON body of an answer, one line each. */
    List<String> faults(Operation operation, String answer, String mediaType, String body) {
        Response response = response(operation, answer);
        String pointer = response.pointer() + "/content/" + escape(mediaType) + "/schema";
        return schemas.getSchema(SchemaLocation.of(ID + "#" + pointer)).validate(body, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /** What is wrong with the JSON body of a request, one line each. */
    List<String> requestFaults(Operation operation, String body) {
        String own = pointer(operation) + "/requestBody";
        JsonNode content = document.at(own).path("content").path("application/json");
        if (content.isMissingNode()) {
            return List.of();
        }
        String pointer = own + "/content/" + escape("application/json") + "/schema";
        return schemas.getSchema(SchemaLocation.of(ID + "#" + pointer)).validate(body, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private record Response(String pointer, JsonNode node) {}

    private Response response(Operation operation, String answer) {
        String pointer = pointer(operation) + "/responses/" + answer;
        JsonNode node = document.at(pointer);
        JsonNode reference = node.get("$ref");
        if (reference == null) {
            return new Response(pointer, node);
        }
        String target = reference.asText().substring(1);
        return new Response(target, document.at(target));
    }

    private JsonNode node(Operation operation) {
        return document.at(pointer(operation));
    }

    private static String pointer(Operation operation) {
        return "/paths/" + escape(operation.path()) + "/" + operation.method().toLowerCase(java.util.Locale.ROOT);
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean matches(String template, String path) {
        String anything = template.equals("/files/{path}") ? ".+" : "[^/]+";
        String pattern = Pattern.compile("\\{\\w+}")
                .splitAsStream(template + "\0")
                .map(Pattern::quote)
                .reduce((left, right) -> left + anything + right)
                .orElseThrow()
                .replace("\0", "");
        return path.matches(pattern);
    }
}
