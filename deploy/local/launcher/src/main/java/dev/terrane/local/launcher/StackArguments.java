package dev.terrane.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Arguments of every command that starts the stack. */
final class StackArguments {
    private static final int MOST = 65_535;

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

    /** The port to use: the one that was asked for, or else that one. */
    int port(IntSupplier otherwise, CommandSpec called) {
        if (port == null) {
            return otherwise.getAsInt();
        }
        if (port < 1 || port > MOST) {
            throw new ParameterException(
                    called.commandLine(), "--port " + port + " is not a port: it must be from 1 to " + MOST);
        }
        return port;
    }

    /** The folder for everything, made where it is missing. */
    Path writableData(Installation installation) {
        Path folder = data(installation);
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "writable", ""));
            return folder;
        } catch (IOException unwritable) {
            throw new CommandFailure(
                    "nothing can be written to the data folder " + folder + "; name another one with --data",
                    unwritable);
        }
    }

    Path data(Installation installation) {
        Path folder = data == null ? installation.root().resolve(".terrane") : data;
        return folder.toAbsolutePath().normalize();
    }
}
