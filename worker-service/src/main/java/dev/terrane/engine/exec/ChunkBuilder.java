package dev.terrane.engine.exec;

import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.Region;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts a chunk together from parts that cover its region. */
final class ChunkBuilder {
    private final Region region;
    private final double[] values;
    private boolean @Nullable [] valid;

    ChunkBuilder(Region region) {
        this.region = region;
        this.values = new double[region.count()];
    }

    /** Copies a part in; its region lies inside. */
    void put(Chunk part) {
        int rank = region.rank();
        int length = rank == 0 ? 1 : part.region().size(rank - 1);
        int rows = length == 0 ? 0 : part.values().length / length;
        int[] position = new int[rank];
        for (int row = 0; row < rows; row++) {
            int to = offset(part.region(), position);
            System.arraycopy(part.values(), row * length, values, to, length);
            copyMask(part.valid(), row * length, to, length);
            advance(part.region(), position);
        }
    }

    Chunk build() {
        return new Chunk(region, values, valid);
    }

    private void copyMask(boolean @Nullable [] from, int start, int to, int length) {
        if (from == null && valid == null) {
            return;
        }
        boolean[] mask = valid;
        if (mask == null) {
            mask = new boolean[values.length];
            Arrays.fill(mask, true);
            valid = mask;
        }
        if (from == null) {
            Arrays.fill(mask, to, to + length, true);
        } else {
            System.arraycopy(from, start, mask, to, length);
        }
    }

    private int offset(Region part, int[] position) {
        int offset = 0;
        for (int i = 0; i < position.length; i++) {
            offset = offset * region.size(i) + part.start(i) + position[i] - region.start(i);
        }
        return offset;
    }

    private static void advance(Region part, int[] position) {
        for (int i = position.length - 2; i >= 0; i--) {
            position[i]++;
            if (position[i] < part.size(i)) {
                return;
            }
            position[i] = 0;
        }
    }
}
