package dev.terrane.api.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrane.model.graph.DataVolume;
import dev.terrane.model.job.JobUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FleetSpeedTest {
    private static FleetSpeed.Sample job(double work, double seconds) {
        return new FleetSpeed.Sample("GTIFF 4", work, 1000, 500, seconds);
    }

    private static DataVolume saved(double bytes, String... formats) {
        return new DataVolume(0, 0, 0, bytes, new TreeSet<>(List.of(formats)));
    }

    @Test
    void beforeAnythingIsLearnedTheDefaultsHold() {
        FleetSpeed fleet = FleetSpeed.of(List.of());
        assertThat(fleet.seconds(10e6)).isCloseTo(5, within(1e-9));
        assertThat(fleet.bytes(saved(1000, "GTIFF 4"))).isCloseTo(1400, within(1e-9));
    }

    @Property
    void aFleetThatKeepsItsPaceIsPredicted(
            @ForAll @DoubleRange(min = 0, max = 60) double overhead,
            @ForAll @DoubleRange(min = 0.01, max = 10) double perMillion) {
        double perValue = perMillion / 1e6;
        List<FleetSpeed.Sample> samples = new ArrayList<>();
        for (double work : new double[] {1e5, 1e6, 5e6, 2e7}) {
            samples.add(job(work, overhead + perValue * work));
        }
        assertThat(FleetSpeed.of(samples).seconds(1e7))
                .isCloseTo(overhead + perValue * 1e7, within(1e-6 * (1 + overhead + perValue * 1e7)));
    }

    @Test
    void oneOddJobChangesLittle() {
        List<FleetSpeed.Sample> samples = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            samples.add(job(i * 1e6, 2 + i));
        }
        samples.add(job(5e6, 4000));
        assertThat(FleetSpeed.of(samples).seconds(5e6)).isBetween(7.0, 9.0);
    }

    @Test
    void jobsOfOneSizeAreStillPredicted() {
        assertThat(FleetSpeed.of(List.of(job(1e6, 8), job(1e6, 9), job(1e6, 10)))
                        .seconds(1e6))
                .isBetween(8.0, 10.5);
        assertThat(FleetSpeed.of(List.of(job(1e9, 8), job(1e9, 10))).seconds(1e9))
                .isBetween(8.0, 10.5);
    }

    @Test
    void usageIsThatOfOthersInTheirTimeAndForTheirValues() {
        FleetSpeed fleet = FleetSpeed.of(List.of(
                new FleetSpeed.Sample("GTIFF 4", 1e6, 1000, 500, 10, new JobUsage(20, 1000, 10, 4_000_000, 500)),
                job(1e6, 10)));
        JobUsage used = fleet.usage(new DataVolume(0, 8e6, 1e6, 1000, new TreeSet<>(List.of("GTIFF 4"))));
        assertThat(used.durationSeconds()).isCloseTo(10, within(1e-9));
        assertThat(used.cpuSeconds()).isCloseTo(20, within(1e-9));
        assertThat(used.memoryMbSeconds()).isCloseTo(1000, within(1e-9));
        assertThat(used.networkBytes()).isEqualTo(4_000_000);
        assertThat(used.storageBytes()).isEqualTo(500);
        assertThat(FleetSpeed.of(List.of())
                        .usage(new DataVolume(0, 8e6, 1e6, 1000, new TreeSet<>(List.of("GTIFF 4"))))
                        .networkBytes())
                .isEqualTo(8_000_000);
    }

    @Test
    void filesShrinkAsThoseThatWereSavedAlike() {
        FleetSpeed fleet = FleetSpeed.of(List.of(
                new FleetSpeed.Sample("GTIFF 4", 1, 1000, 300, 1),
                new FleetSpeed.Sample("GTIFF 2", 1, 1000, 600, 1),
                new FleetSpeed.Sample("NETCDF 4", 1, 1000, 1010, 1)));
        assertThat(fleet.bytes(saved(2000, "GTIFF 4"))).isEqualTo(600);
        assertThat(fleet.bytes(saved(2000, "NETCDF 4"))).isEqualTo(2020);
        // no job saved bytes so far: other widths of the format are the best guess
        assertThat(fleet.bytes(saved(2000, "GTIFF 1"))).isEqualTo(1200);
        assertThat(fleet.bytes(saved(2000, "GTIFF 4", "NETCDF 4"))).isEqualTo(2800);
    }
}
