package dev.terrane.model.job;

/**
 * What an attempt used, as its worker measured it.
 *
 * @param cpuSeconds CPU time of the attempt's threads
 * @param memoryMbSeconds peak heap of the attempt in MiB times its duration in seconds
 * @param durationSeconds wall time from claim to end
 * @param networkBytes bytes read from sources
 * @param storageBytes bytes of all assets
 */
public record JobUsage(
        double cpuSeconds, double memoryMbSeconds, double durationSeconds, long networkBytes, long storageBytes) {}
