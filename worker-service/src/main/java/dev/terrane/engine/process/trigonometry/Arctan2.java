package dev.terrane.engine.process.trigonometry;

import dev.terrane.engine.kernel.Trigonometry;
import dev.terrane.engine.process.BinaryProcess;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code arctan2(y, x)}: The angle in radians under which the point (x, y) is seen from the origin, with the right quadrant. */
public final class Arctan2 implements BinaryProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("arctan2")
                .summary("Angle of a point")
                .description(
                        "The angle in radians under which the point (`x`, `y`) is seen from the origin, with the right quadrant. If either is no-data, so is the result.")
                .categories("math > trigonometric")
                .parameters(
                        Parameter.required("y", "The second coordinate.", Schema.numberOrNull()),
                        Parameter.required("x", "The first coordinate.", Schema.numberOrNull()))
                .returns(Schema.numberOrNull(), "The angle in radians.");
    }

    @Override
    public Kernel2 kernel() {
        return Trigonometry::arctan2;
    }

    @Override
    public String first() {
        return "y";
    }

    @Override
    public String second() {
        return "x";
    }
}
