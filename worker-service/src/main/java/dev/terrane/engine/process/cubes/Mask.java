package dev.terrane.engine.process.cubes;

import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.Labels;
import dev.terrane.engine.kernel.Masking;
import dev.terrane.engine.kernel.Validity;
import dev.terrane.engine.plan.Blockwise;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.process.Alignment;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.CubeProcess;
import dev.terrane.engine.process.ResultTypes;
import dev.terrane.engine.process.Value;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import dev.terrane.model.process.Schemas;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** {@code mask}: replaces the values of a cube where another cube is non-zero. */
public final class Mask implements CubeProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("mask")
                .summary("Mask with a raster")
                .description("Replaces each value of `data` where `mask` is true or a number other than zero. The mask"
                        + " may lack dimensions, it then counts for all of their labels; its pixels are brought to"
                        + " those of `data` by nearest neighbour. No-data in the mask replaces nothing.")
                .categories("cubes", "masks")
                .parameters(
                        Parameter.required("data", "The cube to mask.", Schemas.rasterCube()),
                        Parameter.required("mask", "The mask.", Schemas.rasterCube()),
                        Parameter.nullByDefault(
                                "replacement",
                                "What masked values are replaced with; null is no-data.",
                                Schema.types("number", "boolean", "string", "null")))
                .returns(Schemas.rasterCube(), "The masked cube.")
                .fails("IncompatibleDataCubes", "The mask has a dimension or a label that the data has not.");
    }

    @Override
    public Value apply(Arguments arguments) {
        PlanNode data = arguments.cube("data");
        PlanNode mask = Alignment.repeated(
                aligned(arguments.cube("mask"), data.spec()), data.spec().dimensions());
        OptionalDouble replacement = replacement(arguments);
        CubeSpec spec = replacement.isPresent()
                ? ResultTypes.holding(data.spec(), replacement.getAsDouble())
                : ResultTypes.withNodata(data.spec());
        Blockwise.Function function = (output, inputs) -> {
            Chunk values = inputs.get(0);
            boolean[] masked =
                    Masking.nonZero(inputs.get(1).values(), inputs.get(1).valid());
            if (replacement.isEmpty()) {
                boolean[] valid = Masking.clear(values.valid(), masked);
                return new Chunk(output, values.values(), Validity.compact(valid));
            }
            double[] replaced = Masking.replace(values.values(), masked, replacement.getAsDouble());
            return new Chunk(output, replaced, Masking.set(values.valid(), masked));
        };
        return new Value.Cube(new Blockwise(spec, List.of(data, mask), function, "mask"));
    }

    /** The replacement as a number; empty for no-data. */
    private static OptionalDouble replacement(Arguments arguments) {
        Value value = arguments.get("replacement");
        if (value instanceof Value.Scalar scalar) {
            Object content = scalar.value();
            if (content == null) {
                return OptionalDouble.empty();
            }
            if (content instanceof Double number) {
                return OptionalDouble.of(number);
            }
            if (content instanceof Boolean bool) {
                return OptionalDouble.of(bool ? 1 : 0);
            }
        }
        throw arguments.invalid("replacement", "a number, a truth value or null is needed");
    }

    private static PlanNode aligned(PlanNode mask, CubeSpec data) {
        PlanNode aligned = mask;
        for (int i = 0; i < mask.spec().dimensions().size(); i++) {
            Dimension own = mask.spec().dimensions().get(i);
            OptionalInt index = data.indexOf(own.name());
            if (index.isEmpty() || data.dimensions().get(index.getAsInt()).type() != own.type()) {
                throw incompatible("the mask has a dimension '" + own.name() + "' that the data has not");
            }
            aligned = aligned(aligned, i, own, data.dimensions().get(index.getAsInt()), data);
        }
        return aligned;
    }

    private static PlanNode aligned(PlanNode mask, int i, Dimension own, Dimension target, CubeSpec data) {
        if (own instanceof Dimension.Axis axis && target instanceof Dimension.Axis wanted) {
            if (mask.spec().epsg() != data.epsg()) {
                throw incompatible("mask and data have different reference systems, EPSG:"
                        + mask.spec().epsg() + " and EPSG:" + data.epsg());
            }
            return Alignment.same(axis, wanted) ? mask : Alignment.nearest(mask, i, wanted);
        }
        List<Object> ownKeys = Labels.keys(own);
        List<Object> keys = Labels.keys(target);
        if (!new HashSet<>(ownKeys).equals(new HashSet<>(keys))) {
            throw incompatible("mask and data have different labels on dimension '" + own.name() + "'");
        }
        return ownKeys.equals(keys) ? mask : Alignment.labels(mask, i, target);
    }

    private static OpenEoException incompatible(String why) {
        return OpenEoException.ofProcess("IncompatibleDataCubes", "These cubes do not fit: " + why + ".");
    }
}
