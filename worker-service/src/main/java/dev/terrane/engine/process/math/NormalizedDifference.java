package dev.terrane.engine.process.math;

import dev.terrane.engine.kernel.Arithmetic;
import dev.terrane.engine.process.BinaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code normalized_difference(x, y)}: Computes (x - y) / (x + y). */
public final class NormalizedDifference implements BinaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("normalized_difference")
                .summary("Normalized difference")
                .description("Computes `(x - y) / (x + y)`. With near infrared as `x` and red as `y` this is the NDVI.")
                .categories("math > indices", "vegetation indices")
                .parameters(
                        Parameter.required("x", "The value of the first band.", Schema.number()),
                        Parameter.required("y", "The value of the second band.", Schema.number()))
                .returns(Schema.number().with("minimum", -1).with("maximum", 1), "The normalized difference.");
    }

    @Override
    public Kernel2 kernel() {
        return Arithmetic::normalizedDifference;
    }
}
