package dev.terrane.local.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Arguments of every command that starts the stack. */
final class StackArguments {
    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port of the API on 127.0.0.1 (up: 8080; demo: one that is free).")
    @Nullable
    Integer port;

    @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept (.terrane in the clone).")
    @Nullable
    Path data;

    @Option(names = "--workers", paramLabel = "N", defaultValue = "1", description = "Number of workers (1).")
    int workers = 1;

    @Option(
            names = "--collection",
            paramLabel = "PATH_OR_URL",
            description = "A STAC collection to offer beside the demo collection; may be repeated.")
    List<String> collections = new ArrayList<>();

    Path data(Installation installation) {
        Path folder = data == null ? installation.root().resolve(".terrane") : data;
        return folder.toAbsolutePath().normalize();
    }
}
