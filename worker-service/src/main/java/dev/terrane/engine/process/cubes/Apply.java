package dev.terrane.engine.process.cubes;

import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.kernel.Validity;
import dev.terrane.engine.plan.Blockwise;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.Blocks;
import dev.terrane.engine.process.CubeProcess;
import dev.terrane.engine.process.ResultTypes;
import dev.terrane.engine.process.Surroundings;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import dev.terrane.model.process.Schemas;
import java.util.List;

/** {@code apply}: calls a process for each value of a cube. */
public final class Apply implements CubeProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("apply")
                .summary("Change each value by itself")
                .description("Calls a process for each value of the cube and puts what it gives in the value's place."
                        + " Dimensions and labels stay as they are.")
                .categories("cubes")
                .parameters(
                        Parameter.required("data", "The cube.", Schemas.cube()),
                        Parameter.required(
                                "process",
                                "Takes a value and gives another.",
                                Schemas.callback(
                                        Schema.any(),
                                        Parameter.required("x", "The value.", Schema.any()),
                                        Schemas.context())),
                        Schemas.context())
                .returns(Schemas.cube(), "The cube with the new values.");
    }

    @Override
    public Value apply(Arguments arguments) {
        PlanNode cube = arguments.cube("data");
        Value.Callback process = arguments.callback("process");
        Value context = arguments.get("context");
        Surroundings surroundings = arguments.surroundings();
        Blocks.BlockProbe call = pixels -> surroundings.call(process, Blocks.parameters("x", pixels, context));
        Blockwise.Function function = (output, inputs) -> {
            Chunk in = inputs.get(0);
            double[] out = new double[in.values().length];
            boolean[] valid = new boolean[out.length];
            for (int from = 0; from < out.length; from += Blocks.SIZE) {
                int count = Math.min(Blocks.SIZE, out.length - from);
                Value result = call.call(Blocks.slice(in.values(), in.valid(), from, count));
                Blocks.store(arguments, result, out, valid, from, count);
            }
            return new Chunk(output, out, Validity.compact(valid));
        };
        return new Value.Cube(new Blockwise(
                ResultTypes.computed(cube.spec(), Blocks.givesTruth(call)),
                List.of(cube),
                function,
                "apply " + process.graph().result().processId()));
    }
}
