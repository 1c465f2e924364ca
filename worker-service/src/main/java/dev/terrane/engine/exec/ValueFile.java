package dev.terrane.engine.exec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.engine.cube.Label;
import dev.terrane.engine.process.Value;
import dev.terrane.engine.sink.AssetWriter;
import dev.terrane.engine.sink.json.JsonText;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.result.Asset;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a graph gives that is no cube: the bare value as JSON. No-data is null; an array with labels is an object
 * with the labels as names.
 */
final class ValueFile {
    private static final String MEDIA_TYPE = "application/json";
    private static final ObjectMapper TREES = new ObjectMapper();

    private ValueFile() {}

    static Asset write(Value value, String base, AssetWriter assets) throws IOException {
        String name = base + ".json";
        Path file = assets.workFile(name);
        try (OutputStream out = Files.newOutputStream(file);
                JsonGenerator json = JsonText.to(out)) {
            write(json, value);
        }
        AssetWriter.Stored stored = assets.commit(file, name, MEDIA_TYPE);
        return new Asset(name, MEDIA_TYPE, name, stored.size(), stored.sha256(), null, null);
    }

    private static void write(JsonGenerator json, Value value) throws IOException {
        if (value instanceof Value.Scalar scalar) {
            write(json, scalar.value());
        } else if (value instanceof Value.Array array) {
            write(json, array.elements(), array.labels());
        } else if (value instanceof Value.Json tree) {
            TREES.writeTree(json, tree.json());
        } else {
            throw OpenEoError.PROCESS_GRAPH_INVALID.exception(
                    "reason", "its result is neither a cube nor a value that can be written");
        }
    }

    private static void write(JsonGenerator json, List<Value> elements, @Nullable List<Label> labels)
            throws IOException {
        if (labels == null) {
            json.writeStartArray();
            for (Value element : elements) {
                write(json, element);
            }
            json.writeEndArray();
            return;
        }
        json.writeStartObject();
        for (int i = 0; i < elements.size(); i++) {
            json.writeFieldName(labels.get(i).text());
            write(json, elements.get(i));
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, @Nullable Object scalar) throws IOException {
        if (scalar instanceof Double number) {
            JsonText.number(json, number);
        } else if (scalar instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (scalar instanceof String text) {
            json.writeString(text);
        } else {
            json.writeNull();
        }
    }
}
