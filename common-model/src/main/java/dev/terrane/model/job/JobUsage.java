package dev.terrane.model.job;

/**
 * What an attempt used, as its worker measured it, or what several attempts used together.
 *
 * @param cpuSeconds CPU time of the thread that runs the attempt and of the engine's threads that compute for it
 * @param memoryMbSeconds memory in MiB that the plan set aside for the chunks it works on, times the seconds for which it
 *     did; the JVM's own needs and the cache that all jobs share are not in it
 * @param durationSeconds wall time from claim to end
 * @param networkBytes bytes read from sources, from disk too; what the shared cache still held is not read again
 * @param storageBytes bytes of all assets
 */
public record JobUsage(
        double cpuSeconds, double memoryMbSeconds, double durationSeconds, long networkBytes, long storageBytes) {
    /** The usage of an attempt that did nothing yet. */
    public static final JobUsage NONE = new JobUsage(0, 0, 0, 0, 0);

    /** What both used together. */
    public JobUsage plus(JobUsage other) {
        return new JobUsage(
                cpuSeconds + other.cpuSeconds,
                memoryMbSeconds + other.memoryMbSeconds,
                durationSeconds + other.durationSeconds,
                networkBytes + other.networkBytes,
                storageBytes + other.storageBytes);
    }
}
