package dev.terrane.api.job;

import dev.terrane.model.graph.DataVolume;
import dev.terrane.model.job.JobUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What this fleet needs for how much work, from its finished jobs: a fixed time for each job and a time for each value.
 * The time for a value is the median slope between pairs of jobs, so that a few odd jobs change nothing. Both results
 * lean to the upper bound: three of four known jobs stayed below. Before anything is learned, a job takes 3 s and a
 * second for each 5 million values, and a file is 1.4 times as large as its values, for its overviews.
 *
 * @param overheadSeconds what each job takes
 * @param secondsPerValue what each value takes on top
 */
record FleetSpeed(double overheadSeconds, double secondsPerValue, double margin, List<Sample> samples) {
    private static final double DEFAULT_OVERHEAD = 3;
    private static final double DEFAULT_PER_VALUE = 1 / 5e6;
    private static final double DEFAULT_SIZE = 1.4;

    /** Jobs that differ less in work say nothing about speed. */
    private static final double DIFFERENT = 1.2;

    private static final double UPPER = 0.75;
    private static final double MIDDLE = 0.5;

    /**
     * Of a second, before anything is learned: a core and a quarter of a GiB. Costs are told rather too high than too low.
     */
    private static final JobUsage DEFAULT_IN_A_SECOND = new JobUsage(1, 256, 1, 0, 0);

    /** A finished job; its usage is null where only its size and its time were learned. */
    record Sample(
            String kind,
            double work,
            double rawBytes,
            long storedBytes,
            double seconds,
            @Nullable JobUsage usage) {
        /** Such a job. */
        Sample(String kind, double work, double rawBytes, long storedBytes, double seconds) {
            this(kind, work, rawBytes, storedBytes, seconds, null);
        }
    }

    static FleetSpeed of(List<Sample> samples) {
        if (samples.isEmpty()) {
            return new FleetSpeed(DEFAULT_OVERHEAD, DEFAULT_PER_VALUE, 1, samples);
        }
        List<Double> slopes = slopes(samples);
        double slope = slopes.isEmpty() ? DEFAULT_PER_VALUE : Math.max(0, quantile(slopes, MIDDLE));
        double overhead = quantile(values(samples, sample -> sample.seconds() - slope * sample.work()), MIDDLE);
        if (overhead >= 0) {
            return fitted(overhead, slope, samples);
        }
        return fitted(
                0, quantile(values(samples, sample -> sample.seconds() / Math.max(1, sample.work())), MIDDLE), samples);
    }

    private static FleetSpeed fitted(double overhead, double slope, List<Sample> samples) {
        List<Double> ratios =
                values(samples, sample -> sample.seconds() / Math.max(1e-3, overhead + slope * sample.work()));
        return new FleetSpeed(overhead, slope, Math.max(1, quantile(ratios, UPPER)), samples);
    }

    /** How long so much work takes. */
    double seconds(double work) {
        return margin * (overheadSeconds + secondsPerValue * work);
    }

    /** How large the files of a job become: as those of jobs that saved alike, else of jobs with the same formats. */
    double bytes(DataVolume volume) {
        String kind = volume.kind();
        List<Double> ratios = ratios(kind);
        if (ratios.isEmpty()) {
            ratios = values(
                    samples.stream()
                            .filter(sample -> formats(sample.kind()).equals(formats(kind)))
                            .toList(),
                    FleetSpeed::ratio);
        }
        return volume.writtenBytes() * (ratios.isEmpty() ? DEFAULT_SIZE : quantile(ratios, UPPER));
    }

    /** What a job uses: of CPU and memory what others use in a second of theirs, of the network what they do for a value. */
    JobUsage usage(DataVolume volume) {
        double seconds = seconds(volume.work());
        double cpu = rate(JobUsage::cpuSeconds, Sample::seconds, DEFAULT_IN_A_SECOND.cpuSeconds());
        double memory = rate(JobUsage::memoryMbSeconds, Sample::seconds, DEFAULT_IN_A_SECOND.memoryMbSeconds());
        double unread = volume.readBytes() / Math.max(1, volume.work());
        double network = rate(JobUsage::networkBytes, Sample::work, unread);
        return new JobUsage(
                cpu * seconds, memory * seconds, seconds, (long) (network * volume.work()), (long) bytes(volume));
    }

    private double rate(ToDoubleFunction<JobUsage> used, ToDoubleFunction<Sample> per, double unknown) {
        List<Double> rates = new ArrayList<>();
        for (Sample sample : samples) {
            JobUsage usage = sample.usage();
            if (usage != null && per.applyAsDouble(sample) > 0) {
                rates.add(used.applyAsDouble(usage) / per.applyAsDouble(sample));
            }
        }
        return rates.isEmpty() ? unknown : quantile(rates, UPPER);
    }

    private List<Double> ratios(String kind) {
        return values(
                samples.stream().filter(sample -> sample.kind().equals(kind)).toList(), FleetSpeed::ratio);
    }

    private static double ratio(Sample sample) {
        return sample.storedBytes() / Math.max(1, sample.rawBytes());
    }

    private static String formats(String kind) {
        return kind.toLowerCase(Locale.ROOT).replaceAll("[ \\d]", "");
    }

    private static List<Double> slopes(List<Sample> samples) {
        List<Double> slopes = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            for (int j = 0; j < i; j++) {
                Sample one = samples.get(i);
                Sample other = samples.get(j);
                double most = Math.max(one.work(), other.work());
                if (most > DIFFERENT * Math.min(one.work(), other.work())) {
                    slopes.add((one.seconds() - other.seconds()) / (one.work() - other.work()));
                }
            }
        }
        return slopes;
    }

    private static List<Double> values(List<Sample> samples, ToDoubleFunction<Sample> value) {
        return samples.stream().map(value::applyAsDouble).toList();
    }

    private static double quantile(List<Double> values, double part) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.ceil(part * (sorted.size() - 1)));
    }
}
