package dev.terrane.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.local.client.JobRun;
import dev.terrane.local.client.OpenEoClient;
import dev.terrane.local.client.ProgressBar;
import dev.terrane.local.client.QuickLook;
import dev.terrane.local.client.RasterFile;
import dev.terrane.local.stack.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts everything, runs one job as any openEO client would, shows what came out, and ends everything. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Starts Terrane, runs a sample job over HTTP, downloads and shows its result, and ends.")
final class DemoCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @Mixin
    StackArguments arguments = new StackArguments();

    @Option(names = "--out", paramLabel = "DIR", description = "Where the result goes (demo-results below --data).")
    @Nullable
    Path out;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CommandSpec called = Objects.requireNonNull(spec);
        PrintWriter screen = called.commandLine().getOut();
        int port = arguments.port(Ports::free, called);
        Installation installation = Installation.own();
        try (LocalTerrane terrane = new LocalTerrane(installation, arguments, port, screen)) {
            terrane.start();
            screen.println("ready: " + terrane.baseUrl());
            screen.flush();
            terrane.unlessItFails(() -> runAndShow(terrane.baseUrl(), installation, screen), PATIENCE);
        }
        screen.flush();
        return 0;
    }

    private Path runAndShow(String baseUrl, Installation installation, PrintWriter screen)
            throws IOException, InterruptedException {
        OpenEoClient client = new OpenEoClient(baseUrl, "demo", "demo");
        String job = client.create(sampleJob());
        screen.println("job " + job + ": monthly NDVI without clouds, May to July 2022");
        String status = new JobRun(client, new ProgressBar(screen, Installation.onTerminal())).follow(job);
        if (!status.equals("finished")) {
            throw new CommandFailure("the job ended with the status " + status + "; its log is above");
        }
        Path folder = out == null
                ? arguments.data(installation).resolve("demo-results").resolve(job)
                : out.toAbsolutePath().normalize();
        show(client, job, Files.createDirectories(folder), screen);
        return folder;
    }

    private static JsonNode sampleJob() throws IOException {
        try (InputStream in = DemoCommand.class.getResourceAsStream("demo-job.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static void show(OpenEoClient client, String job, Path folder, PrintWriter screen)
            throws IOException, InterruptedException {
        JsonNode results = client.results(job);
        List<RasterFile> rasters = new ArrayList<>();
        screen.println("result in " + folder + ":");
        for (OpenEoClient.Download download : OpenEoClient.downloads(results)) {
            RasterFile raster = RasterFile.open(client.fetch(download, folder));
            rasters.add(raster);
            JsonNode asset = results.path("assets").path(download.name());
            screen.printf(
                    Locale.ROOT,
                    "  %s: %d x %d pixels of %.0f m in EPSG:%d, %,d bytes, date %s%n",
                    download.name(),
                    raster.grid().width(),
                    raster.grid().height(),
                    raster.grid().stepX(),
                    raster.grid().epsg(),
                    download.size(),
                    date(asset, download.name()));
            for (int band = 0; band < raster.bands(); band++) {
                screen.printf("    %s: %s%n", bandName(asset, band), raster.statistics(band));
            }
        }
        screen.println(
                "  " + QuickLook.write(rasters, folder.resolve("quicklook.png")).getFileName()
                        + ": the months from left to right, bare ground brown, dense plants green");
        screen.flush();
    }

    private static String date(JsonNode asset, String name) {
        return asset.path("datetime").asText(asset.path("openeo:label").asText(name));
    }

    private static String bandName(JsonNode asset, int band) {
        for (String field : List.of("bands", "eo:bands", "raster:bands")) {
            JsonNode name = asset.path(field).path(band).path("name");
            if (name.isTextual()) {
                return name.asText();
            }
        }
        return "band " + (band + 1);
    }
}
