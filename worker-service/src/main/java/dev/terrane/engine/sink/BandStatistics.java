package dev.terrane.engine.sink;

import dev.terrane.model.result.Asset;
import org.jspecify.annotations.Nullable;

/** Minimum, mean and maximum of what is written of one band; NaN counts as no-data, as it does in files. */
public final class BandStatistics {
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;
    private double sum;
    private long valid;
    private long all;

    /** Takes one row of pixels: {@code values[from + i * step]}. */
    public synchronized void add(double[] values, boolean @Nullable [] mask, int from, int step, int count) {
        all += count;
        for (int i = 0; i < count; i++) {
            int at = from + i * step;
            double value = values[at];
            if ((mask == null || mask[at]) && !Double.isNaN(value)) {
                minimum = Math.min(minimum, value);
                maximum = Math.max(maximum, value);
                sum += value;
                valid++;
            }
        }
    }

    /** What was seen so far, or null where nothing was valid. */
    public synchronized Asset.@Nullable Statistics result() {
        if (valid == 0) {
            return null;
        }
        return new Asset.Statistics(minimum, sum / valid, maximum, 100.0 * valid / all);
    }
}
