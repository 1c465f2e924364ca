package dev.terrane.engine.process.statistics;

import dev.terrane.engine.kernel.Counting;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.ArrayProcess;
import dev.terrane.engine.process.Blocks;
import dev.terrane.engine.process.Elementwise;
import dev.terrane.engine.process.Reductions;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import dev.terrane.model.process.Schemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code count(data)}: how many elements of an array are valid, or meet a condition. */
public final class Count implements ArrayProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("count")
                .summary("Count elements")
                .description("Counts the elements that are neither no-data nor NaN nor infinite; with `condition` true"
                        + " all elements, with a process those for which it gives true.")
                .categories("arrays", "math > statistics", "reducer")
                .parameters(
                        Parameter.required("data", "The array.", Schema.arrayOf(Schema.any())),
                        Parameter.nullByDefault(
                                "condition",
                                "What is counted.",
                                Schema.oneOf(
                                        Schemas.callback(
                                                Schema.bool(),
                                                Parameter.required("x", "The element.", Schema.any()),
                                                Schemas.context()),
                                        Schema.bool().with("const", true),
                                        Schema.nothing())),
                        Schemas.context())
                .returns(Schema.number(), "The number of elements.");
    }

    @Override
    public Value apply(Arguments arguments) {
        List<Value> elements = arguments.array("data").elements();
        boolean all = arguments.get("condition").equals(new Value.Scalar(true));
        Optional<Value.Callback> condition = all ? Optional.empty() : arguments.optionalCallback("condition");
        double[] counts = new double[Reductions.count(elements)];
        for (Value element : elements) {
            if (all) {
                Counting.addOne(counts);
            } else if (condition.isPresent()) {
                Map<String, Value> parameters = Blocks.parameters("x", element, arguments.get("context"));
                addTrue(arguments.surroundings().call(condition.get(), parameters), counts);
            } else {
                addValid(element, counts);
            }
        }
        return Elementwise.like(Value.Pixels.numbers(counts, null), elements.toArray(Value[]::new));
    }

    private static void addTrue(Value verdict, double[] counts) {
        if (verdict instanceof Value.Pixels pixels) {
            Counting.addTrue(pixels.values(), pixels.valid(), counts);
        } else if (verdict.equals(new Value.Scalar(true))) {
            Counting.addOne(counts);
        }
    }

    private static void addValid(Value element, double[] counts) {
        if (element instanceof Value.Pixels pixels) {
            Counting.addValid(pixels.values(), pixels.valid(), counts);
            return;
        }
        boolean infinite = element instanceof Value.Scalar scalar
                && scalar.value() instanceof Double number
                && !Double.isFinite(number);
        if (!infinite && !element.equals(Value.NODATA)) {
            Counting.addOne(counts);
        }
    }
}
