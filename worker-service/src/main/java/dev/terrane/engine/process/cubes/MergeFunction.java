package dev.terrane.engine.process.cubes;

import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.kernel.Merging;
import dev.terrane.engine.kernel.Validity;
import dev.terrane.engine.plan.Blockwise;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.Blocks;
import dev.terrane.engine.process.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes each value from the cube that has it; where both have one, the resolver decides. */
record MergeFunction(Arguments arguments, List<MergedLabels> dimensions, Value.@Nullable Callback resolver)
        implements Blockwise.Function {
    @Override
    public Chunk compute(Region output, List<Chunk> inputs) {
        Chunk first = inputs.get(0);
        Chunk second = inputs.get(1);
        boolean[] inFirst = members(output, true);
        boolean[] inSecond = members(output, false);
        double[] out = new double[output.count()];
        boolean[] valid = new boolean[out.length];
        Merging.take(first.values(), first.valid(), inFirst, second.values(), second.valid(), inSecond, out, valid);
        if (resolver != null) {
            resolve(resolver, first, second, inFirst, inSecond, out, valid);
        }
        return new Chunk(output, out, Validity.compact(valid));
    }

    private void resolve(
            Value.Callback callback,
            Chunk first,
            Chunk second,
            boolean[] inFirst,
            boolean[] inSecond,
            double[] out,
            boolean[] valid) {
        Value context = arguments.get("context");
        for (int from = 0; from < out.length; from += Blocks.SIZE) {
            int count = Math.min(Blocks.SIZE, out.length - from);
            if (!Merging.overlap(inFirst, inSecond, from, count)) {
                continue;
            }
            Map<String, Value> parameters = new HashMap<>();
            parameters.put("x", Blocks.slice(first.values(), first.valid(), from, count));
            parameters.put("y", Blocks.slice(second.values(), second.valid(), from, count));
            parameters.put("context", context);
            double[] resolved = new double[count];
            boolean[] resolvedValid = new boolean[count];
            Value result = arguments.surroundings().call(callback, parameters);
            Blocks.store(arguments, result, resolved, resolvedValid, 0, count);
            Merging.putCommon(resolved, resolvedValid, inFirst, inSecond, from, out, valid);
        }
    }

    /** For each value of a region whether a cube has all of its labels. */
    private boolean[] members(Region region, boolean first) {
        boolean[][] members = new boolean[dimensions.size()][];
        int[] start = new int[members.length];
        for (int d = 0; d < members.length; d++) {
            members[d] = first ? dimensions.get(d).inFirst() : dimensions.get(d).inSecond();
            start[d] = region.start(d);
        }
        return Merging.members(members, start, region.shape());
    }
}
