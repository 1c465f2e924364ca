package dev.terrane.api.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A collection as clients read it: its own document with what openEO needs. Ends of time are true: where all items were
 * seen they are the first and the last date, else what the document says, and null where it says that the series is
 * open. Summaries are lists; ranges stand in the queryables, where they are told apart.
 */
final class CollectionDescription {
    private static final String DATACUBE = "https://stac-extensions.github.io/datacube/";
    private static final Set<String> LEFT_OUT = Set.of("links", "assets", "item_assets", "bands", "cube:variables");

    /** Relations that concern our own copy of a document, and items, which clients load through processes. */
    private static final Set<String> OWN_LINKS =
            Set.of("self", "root", "parent", "child", "item", "items", "collection", "next", "prev", "data");

    private CollectionDescription() {}

    static ObjectNode of(StacDocuments.Document source, CubeFacts cube) {
        ObjectNode description = withoutNulls(source.json());
        description.remove(LEFT_OUT);
        description.put("type", "Collection");
        if (!description.path("stac_version").asText().startsWith("1.")) {
            description.put("stac_version", "1.0.0");
        }
        extensions(description);
        if (!description.path("description").isTextual()) {
            description.put("description", description.path("title").asText(""));
        }
        if (!description.path("license").isTextual()) {
            description.put("license", "proprietary");
        }
        List<String> interval = interval(source.json(), cube);
        extent(description, source.json(), cube, interval);
        description.set("cube:dimensions", CubeDimensions.of(source.json().path("cube:dimensions"), cube, interval));
        description.set("summaries", summaries(source.json().path("summaries"), cube));
        description.set("links", links(source));
        return description;
    }

    /** The first and the last time; an empty text is an open end. */
    private static List<String> interval(JsonNode collection, CubeFacts cube) {
        if (cube.complete()) {
            return List.of(
                    CubeDimensions.text(cube.times().get(0)),
                    CubeDimensions.text(cube.times().get(cube.times().size() - 1)));
        }
        JsonNode told =
                collection.path("extent").path("temporal").path("interval").path(0);
        return List.of(
                told.path(0).isTextual() ? told.get(0).asText() : "",
                told.path(1).isTextual() ? told.get(1).asText() : "");
    }

    private static void extensions(ObjectNode description) {
        JsonNode told = description.path("stac_extensions");
        ArrayNode extensions = told instanceof ArrayNode array ? array : description.putArray("stac_extensions");
        boolean datacube = false;
        for (JsonNode extension : extensions) {
            datacube |= extension.asText().startsWith(DATACUBE);
        }
        if (!datacube) {
            extensions.add(DATACUBE + "v2.2.0/schema.json");
        }
    }

    private static void extent(ObjectNode description, JsonNode told, CubeFacts cube, List<String> interval) {
        ObjectNode extent = description.putObject("extent");
        JsonNode boxes = told.path("extent").path("spatial").path("bbox");
        ObjectNode spatial = extent.putObject("spatial");
        if (boxes.path(0).size() >= 4) {
            spatial.set("bbox", boxes);
        } else {
            List<Double> box = cube.box().isEmpty() ? List.of(-180.0, -90.0, 180.0, 90.0) : cube.box();
            ArrayNode array = spatial.putArray("bbox").addArray();
            box.forEach(array::add);
        }
        ArrayNode ends = extent.putObject("temporal").putArray("interval").addArray();
        interval.forEach(end ->
                ends.add(end.isEmpty() ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.textNode(end)));
    }

    private static ObjectNode summaries(JsonNode told, CubeFacts cube) {
        ObjectNode summaries = JsonNodeFactory.instance.objectNode();
        told.properties().forEach(summary -> {
            if (summary.getValue().isArray() && !summary.getValue().isEmpty()) {
                summaries.set(summary.getKey(), summary.getValue());
            }
        });
        if (!summaries.has("eo:bands") && !cube.bands().isEmpty()) {
            ArrayNode bands = summaries.putArray("eo:bands");
            cube.bands().forEach(band -> band.summary(bands.addObject()));
        }
        return summaries;
    }

    /** Links to licences, texts and previews that a client can follow wherever it is. */
    private static ArrayNode links(StacDocuments.Document source) {
        ArrayNode links = JsonNodeFactory.instance.arrayNode();
        for (JsonNode link : source.json().path("links")) {
            String relation = link.path("rel").asText();
            if (relation.isEmpty() || OWN_LINKS.contains(relation) || !link.isObject()) {
                continue;
            }
            absolute(source, link.path("href").asText())
                    .ifPresent(address -> links.add(withoutNulls(link).put("href", address.toString())));
        }
        return links;
    }

    /** An address that clients can ask; a link that has none helps nobody. */
    private static Optional<URI> absolute(StacDocuments.Document source, String href) {
        try {
            URI address = source.resolve(href);
            return Optional.of(address)
                    .filter(found -> String.valueOf(found.getScheme()).startsWith("http"));
        } catch (IOException odd) {
            return Optional.empty();
        }
    }

    /** A copy without members that are null, for they are never sent. */
    private static ObjectNode withoutNulls(JsonNode json) {
        ObjectNode copy = json.deepCopy();
        strip(copy);
        return copy;
    }

    private static void strip(JsonNode json) {
        if (json instanceof ObjectNode object) {
            List<String> nulls = new ArrayList<>();
            object.properties().forEach(member -> {
                if (member.getValue().isNull()) {
                    nulls.add(member.getKey());
                }
            });
            object.remove(nulls);
        }
        json.forEach(CollectionDescription::strip);
    }
}
