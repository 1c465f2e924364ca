package dev.terrane.engine.process.io;

import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.CubeProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import dev.terrane.model.process.Schemas;
import java.net.URI;
import java.net.URISyntaxException;

/** {@code load_stac}: a static STAC collection, catalog or item from the web as a cube. */
public final class LoadStac implements CubeProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("load_stac")
                .summary("Load a STAC resource")
                .description("Loads a static STAC item, collection or catalog, limited to a place, a time and some"
                        + " bands. Pixels are read when they are needed and stay as they are stored: scale and offset"
                        + " are not applied. Items of one instant become one date.")
                .categories("cubes", "import")
                .parameters(
                        Parameter.required(
                                "url",
                                "The address of the STAC document.",
                                Schema.string()
                                        .with("format", "uri")
                                        .subtype("uri")
                                        .with("pattern", "^https?://")),
                        Parameter.nullByDefault(
                                "spatial_extent",
                                "The place: a pixel is loaded if its centre lies inside or on the border. Null loads"
                                        + " everything.",
                                Loading.spatialExtent(false)),
                        Parameter.nullByDefault(
                                "temporal_extent",
                                "The time, left-closed. Null loads everything.",
                                Loading.temporalExtent()),
                        Loading.bands(),
                        Loading.properties())
                .returns(Schemas.cube(), "The cube.")
                .fails("NoDataAvailable", "There is nothing in the resource for this place and time.")
                .fails("TemporalExtentEmpty", "The interval holds no instant: its end must come after its start.")
                .fails("PropertiesUnsupported", "The resource cannot be filtered by properties.")
                .asExperimental();
    }

    @Override
    public Value apply(Arguments arguments) {
        String url = arguments.text("url");
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw arguments.invalid("url", "the address must begin with http:// or https://");
        }
        return Loading.load(arguments, address(arguments, url));
    }

    private static URI address(Arguments arguments, String url) {
        try {
            URI address = new URI(url);
            if (address.getHost() == null) {
                throw arguments.invalid("url", "the address names no host");
            }
            return address;
        } catch (URISyntaxException malformed) {
            throw arguments.invalid("url", "'" + malformed.getInput() + "' is not an address");
        }
    }
}
