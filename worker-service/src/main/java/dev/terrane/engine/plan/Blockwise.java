package dev.terrane.engine.plan;

import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Region;
import java.util.List;

/** Computes each region from a region of every input. */
public record Blockwise(CubeSpec spec, List<PlanNode> inputs, Function function, String describe) implements PlanNode {
    /** Copies the list. */
    public Blockwise {
        inputs = List.copyOf(inputs);
    }

    /** What is computed; called from many threads at once. */
    public interface Function {
        /** The region of an input that is needed for a region of the result. */
        default Region needs(int input, Region output) {
            return output;
        }

        /** The values of a region of the result. */
        Chunk compute(Region output, List<Chunk> inputs);
    }

    @Override
    public PlanNode withInputs(List<PlanNode> others) {
        return new Blockwise(spec, others, function, describe);
    }
}
