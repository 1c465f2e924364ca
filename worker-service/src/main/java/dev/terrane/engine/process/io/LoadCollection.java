package dev.terrane.engine.process.io;

import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.CubeProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import dev.terrane.model.process.Schemas;
import java.net.URI;

/** {@code load_collection}: a collection of this back-end as a cube. */
public final class LoadCollection implements CubeProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("load_collection")
                .summary("Load a collection")
                .description("Loads a collection of this back-end, limited to a place, a time and some bands. Pixels"
                        + " are read when they are needed and stay as they are stored: scale and offset are not"
                        + " applied. Items of one instant become one date.")
                .categories("cubes", "import")
                .parameters(
                        Parameter.required(
                                "id",
                                "The id of the collection.",
                                Schema.string().subtype("collection-id").with("pattern", "^[\\w\\-\\.~/]+$")),
                        Parameter.required(
                                "spatial_extent",
                                "The place: a pixel is loaded if its centre lies inside or on the border. Null loads"
                                        + " everything.",
                                Loading.spatialExtent(true)),
                        Parameter.required(
                                "temporal_extent",
                                "The time, left-closed. Null loads everything.",
                                Loading.temporalExtent()),
                        Loading.bands(),
                        Loading.properties())
                .returns(Schemas.cube(), "The cube.")
                .fails("NoDataAvailable", "There is nothing in the collection for this place and time.")
                .fails("TemporalExtentEmpty", "The interval holds no instant: its end must come after its start.");
    }

    @Override
    public Value apply(Arguments arguments) {
        String id = arguments.text("id");
        URI location = arguments
                .surroundings()
                .collection(id)
                .orElseThrow(() -> OpenEoError.COLLECTION_NOT_FOUND.exception("identifier", id));
        return Loading.load(arguments, location);
    }
}
