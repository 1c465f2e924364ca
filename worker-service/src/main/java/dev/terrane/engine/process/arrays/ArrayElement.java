package dev.terrane.engine.process.arrays;

import dev.terrane.engine.cube.Label;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.ArrayProcess;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import java.util.List;

/** {@code array_element(data, index | label)}: one element of an array. */
public final class ArrayElement implements ArrayProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("array_element")
                .summary("Element of an array")
                .description("Gives one element of an array, by its position counted from 0 or by its label.")
                .categories("arrays", "reducer")
                .parameters(
                        Parameter.required("data", "The array.", Schema.arrayOf(Schema.any())),
                        Parameter.optional(
                                "index", "The position.", Schema.integer().with("minimum", 0)),
                        Parameter.optional("label", "The label.", Schema.oneOf(Schema.number(), Schema.string())),
                        Parameter.optional(
                                "return_nodata",
                                "Whether an element that is not there is no-data instead of a failure.",
                                Schema.bool(),
                                false))
                .returns(Schema.any(), "The element.")
                .fails("ArrayElementNotAvailable", "There is no such element.")
                .fails("ArrayElementParameterMissing", "Either `index` or `label` is needed.")
                .fails("ArrayElementParameterConflict", "Only one of `index` and `label` may be given.")
                .fails("ArrayNotLabeled", "The array has no labels.");
    }

    @Override
    public Value apply(Arguments arguments) {
        Value.Array data = arguments.array("data");
        boolean byIndex = arguments.has("index");
        boolean byLabel = arguments.has("label");
        if (byIndex == byLabel) {
            throw byIndex
                    ? arguments.failure("ArrayElementParameterConflict", "Give either an index or a label, not both.")
                    : arguments.failure("ArrayElementParameterMissing", "Give an index or a label.");
        }
        int position = byIndex ? (int) arguments.number("index") : position(arguments, data);
        if (position >= 0 && position < data.elements().size()) {
            return data.elements().get(position);
        }
        if (arguments.bool("return_nodata")) {
            return Value.NODATA;
        }
        throw arguments.failure(
                "ArrayElementNotAvailable",
                byIndex
                        ? "There is no element " + position + "; the array has "
                                + data.elements().size() + "."
                        : "There is no element with the label " + arguments.json("label") + "; there are "
                                + data.labels() + ".");
    }

    private static int position(Arguments arguments, Value.Array data) {
        List<Label> labels = data.labels();
        if (labels == null) {
            throw arguments.failure("ArrayNotLabeled", "The array has no labels.");
        }
        Label wanted = arguments.get("label") instanceof Value.Scalar scalar && scalar.value() instanceof Double number
                ? Label.of(number)
                : Label.of(arguments.text("label"));
        return labels.indexOf(wanted);
    }
}
