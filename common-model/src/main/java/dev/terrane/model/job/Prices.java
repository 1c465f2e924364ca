package dev.terrane.model.job;

/**
 * What usage costs, in the currency of the back-end; 0 for what is free.
 *
 * @param cpuSecond one second of CPU time
 * @param memoryMbSecond one MiB held for a second
 * @param durationSecond one second of wall time
 * @param networkByte one byte read from sources
 * @param storageByte one byte of results
 */
public record Prices(
        double cpuSecond, double memoryMbSecond, double durationSecond, double networkByte, double storageByte) {
    /** Refuses prices that would make costs fall with usage. */
    public Prices {
        for (double price : new double[] {cpuSecond, memoryMbSecond, durationSecond, networkByte, storageByte}) {
            if (!(price >= 0) || Double.isInfinite(price)) {
                throw new IllegalArgumentException("not a price: " + price);
            }
        }
    }

    /** The costs of some usage. */
    public double cost(JobUsage usage) {
        return cpuSecond * usage.cpuSeconds()
                + memoryMbSecond * usage.memoryMbSeconds()
                + durationSecond * usage.durationSeconds()
                + networkByte * usage.networkBytes()
                + storageByte * usage.storageBytes();
    }
}
