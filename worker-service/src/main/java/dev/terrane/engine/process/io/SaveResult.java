package dev.terrane.engine.process.io;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.plan.Write;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.CubeProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.engine.sink.SinkFormat;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import dev.terrane.model.process.Schemas;

/** {@code save_result}: writes a cube to files that can be downloaded. */
public final class SaveResult implements CubeProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("save_result")
                .summary("Save a cube as files")
                .description("Writes a cube in a file format; the files become assets of the job's results. A graph"
                        + " may save several cubes.")
                .categories("cubes", "export", "stac")
                .parameters(
                        Parameter.required("data", "The cube.", Schemas.cube()),
                        Parameter.required(
                                "format",
                                "One of the output formats of this back-end, in upper or lower case.",
                                Schema.string().subtype("output-format")),
                        Parameter.optional(
                                "options",
                                "Options of the format.",
                                Schema.type("object").subtype("output-format-options"),
                                JsonNodeFactory.instance.objectNode()))
                .returns(Schema.type("object").subtype("stac"), "The saved files as a STAC resource.")
                .fails("FormatUnsuitable", "The format cannot hold this cube.")
                .fails("DataCubeEmpty", "The cube has no values.");
    }

    @Override
    public Value apply(Arguments arguments) {
        PlanNode cube = arguments.cube("data");
        for (var dimension : cube.spec().dimensions()) {
            if (dimension.size() == 0) {
                throw arguments.failure(
                        "DataCubeEmpty", "The cube has no labels left on dimension '" + dimension.name() + "'.");
            }
        }
        String name = arguments.text("format");
        SinkFormat format = arguments
                .surroundings()
                .format(name)
                .orElseThrow(() -> arguments.invalid("format", "there is no output format '" + name + "'"));
        String base = arguments.surroundings().nextResultName();
        return new Value.Stored(new Write(cube, format, base, arguments.json("options")));
    }
}
