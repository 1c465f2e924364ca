package dev.terrane.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrane.engine.cube.GridGeometry;
import dev.terrane.local.client.RasterFile;
import dev.terrane.local.data.DemoTruth;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first of the README's two commands. */
class DemoIT {
    @TempDir
    Path folder;

    @Test
    void oneCommandComputesDownloadsAndShowsAResult() throws Exception {
        Path out = folder.resolve("the result");
        Path clone = Files.createSymbolicLink(folder.resolve("a clone"), TerraneProcess.ROOT);
        try (TerraneProcess demo = TerraneProcess.start(
                clone, "demo", "--data", folder.resolve("the data").toString(), "--out", out.toString())) {
            demo.awaitLine("ready: ");
            List<ProcessHandle> children = demo.descendants();
            assertThat(demo.awaitEnd()).as(demo.output()).isZero();
            assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
            assertThat(demo.output())
                    .contains("info: The job was queued.")
                    .contains("aggregate t by month")
                    .contains("100 % finished")
                    .contains("result in " + out)
                    .contains("result_2022-06.tif: 360 x 220 pixels of 10 m in EPSG:32632")
                    .contains("date 2022-06")
                    .contains("min ", "mean ", "max ");
        }
        for (int month = 5; month <= 7; month++) {
            check(out.resolve("result_2022-0" + month + ".tif"), month);
        }
        BufferedImage picture = ImageIO.read(out.resolve("quicklook.png").toFile());
        assertThat(picture.getWidth()).isEqualTo(3 * 360 + 2 * 8);
        assertThat(picture.getHeight()).isEqualTo(220);
    }

    private static void check(Path file, int month) throws IOException {
        RasterFile raster = RasterFile.open(file);
        assertThat(raster.grid()).isEqualTo(new GridGeometry(32632, 678_500, 5_152_600, 10, -10, 360, 220));
        double[] expected = DemoTruth.monthlyNdvi(month, 678_500, 5_150_400, 682_100, 5_152_600);
        double[] actual = raster.band(0);
        int compared = 0;
        for (int i = 0; i < expected.length; i++) {
            if (Double.isNaN(expected[i])) {
                assertThat(Double.isNaN(actual[i]))
                        .as("pixel %d of month %d", i, month)
                        .isTrue();
            } else {
                assertThat(actual[i]).as("pixel %d of month %d", i, month).isCloseTo(expected[i], within(1e-6));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(70_000);
    }
}
