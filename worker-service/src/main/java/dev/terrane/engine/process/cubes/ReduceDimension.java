package dev.terrane.engine.process.cubes;

import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.plan.Reduce;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.Blocks;
import dev.terrane.engine.process.CubeProcess;
import dev.terrane.engine.process.Dimensions;
import dev.terrane.engine.process.ResultTypes;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import dev.terrane.model.process.Schemas;

/** {@code reduce_dimension}: makes one value out of all labels of a dimension; the dimension goes. */
public final class ReduceDimension implements CubeProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("reduce_dimension")
                .summary("Reduce a dimension to one value")
                .description("Hands all values along a dimension to a reducer, which gives one value. The dimension is"
                        + " dropped.")
                .categories("cubes", "reducer")
                .parameters(
                        Parameter.required("data", "The cube.", Schemas.cube()),
                        reducer(),
                        Parameter.required("dimension", "The dimension to reduce.", Schema.string()),
                        Schemas.context())
                .returns(Schemas.cube(), "The cube without the dimension.")
                .fails("DimensionNotAvailable", "There is no such dimension.");
    }

    /** The parameter that takes a reducer; several processes have it. */
    static Parameter reducer() {
        return Parameter.required(
                "reducer",
                "Takes the values, with the labels of the dimension, and gives one.",
                Schemas.callback(
                        Schema.any(),
                        Parameter.required("data", "The values.", Schemas.labeledArray()),
                        Schemas.context()));
    }

    /** Whether the reducer gives truth values. */
    static boolean givesTruth(Arguments arguments, Dimension dimension) {
        Value.Callback reducer = arguments.callback("reducer");
        Value context = arguments.get("context");
        return Blocks.givesTruth(pixels -> arguments
                .surroundings()
                .call(
                        reducer,
                        Blocks.parameters("data", Blocks.probeArray(pixels, Dimensions.labels(dimension)), context)));
    }

    @Override
    public Value apply(Arguments arguments) {
        PlanNode cube = arguments.cube("data");
        String name = arguments.text("dimension");
        int index = Dimensions.named(arguments, cube.spec(), name);
        boolean truth = givesTruth(arguments, cube.spec().dimensions().get(index));
        CubeSpec spec = ResultTypes.computed(cube.spec().withoutDimension(index), truth);
        return new Value.Cube(new Reduce(
                spec,
                cube,
                index,
                null,
                Blocks.reducer(arguments, "reducer"),
                "reduce " + name + " by "
                        + arguments.callback("reducer").graph().result().processId()));
    }
}
