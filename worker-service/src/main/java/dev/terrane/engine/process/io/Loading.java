package dev.terrane.engine.process.io;

import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.Extents;
import dev.terrane.engine.process.PendingLoad;
import dev.terrane.engine.process.TemporalExtent;
import dev.terrane.engine.process.Value;
import dev.terrane.engine.source.LoadRequest;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.Schema;
import dev.terrane.model.process.Schemas;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the loading processes have in common. */
final class Loading {
    private Loading() {}

    static Schema spatialExtent(boolean geojsonIsDeprecated) {
        Schema geojson = Schema.type("object").subtype("geojson");
        return Schema.oneOf(
                Schemas.boundingBox(),
                geojsonIsDeprecated ? geojson.with("deprecated", true) : geojson,
                Schemas.cube(Schemas.dimension("geometry")),
                Schema.nothing());
    }

    static Schema temporalExtent() {
        return Schema.oneOf(Schemas.temporalInterval().with("uniqueItems", true), Schema.nothing());
    }

    static Parameter bands() {
        return Parameter.nullByDefault(
                "bands",
                "Band names or common names, in the order wanted. Null loads all bands.",
                Schema.oneOf(
                        Schema.arrayOf(Schema.string().subtype("band-name")).with("minItems", 1), Schema.nothing()));
    }

    static Parameter properties() {
        return Parameter.nullByDefault(
                "properties",
                "Conditions on the metadata of the items, by property name: an item is loaded if all of them say true."
                        + " One that lacks such a property is not.",
                Schema.oneOf(
                        Schema.type("object")
                                .subtype("metadata-filter")
                                .with(
                                        "additionalProperties",
                                        Schemas.callback(
                                                        Schema.bool(),
                                                        Parameter.required("value", "The value.", Schema.any()))
                                                .json()),
                        Schema.nothing()));
    }

    static Value load(Arguments arguments, URI location) {
        LoadRequest.Extent extent = Extents.optionalBox(arguments, "spatial_extent");
        TemporalExtent time = TemporalExtent.from(arguments, "temporal_extent");
        var request = new LoadRequest(
                location, extent, time.start(), time.end(), bandNames(arguments), Conditions.of(arguments));
        return new Value.Cube(PendingLoad.open(request, arguments.surroundings()));
    }

    private static @Nullable List<String> bandNames(Arguments arguments) {
        if (!arguments.has("bands")) {
            return null;
        }
        List<String> names = new ArrayList<>();
        arguments.json("bands").forEach(name -> names.add(name.asText()));
        if (names.isEmpty()) {
            throw arguments.invalid("bands", "at least one band is needed");
        }
        return names;
    }
}
