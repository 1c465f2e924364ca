package dev.terrane.engine.plan;

import dev.terrane.engine.cube.CubeSpec;
import java.util.List;

/**
 * A step of a computation. A node has no state: whoever runs the plan asks it for a region, and it says which regions of
 * its inputs it needs for that.
 */
public sealed interface PlanNode permits Scan, Select, Blockwise, Reduce, Write {
    /** The cube that this step yields. */
    CubeSpec spec();

    /** The steps it reads from. */
    List<PlanNode> inputs();

    /** The same step over other inputs of the same specs. */
    PlanNode withInputs(List<PlanNode> others);

    /** What it does, in a few words, for the explain text. */
    String describe();
}
