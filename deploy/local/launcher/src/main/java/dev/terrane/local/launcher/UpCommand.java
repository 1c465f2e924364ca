package dev.terrane.local.launcher;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts everything and keeps it running until it is told to end. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts Terrane and keeps it running; Ctrl-C ends it.",
        footer = {"", "Users: demo (password demo) and guest (guest)."})
final class UpCommand implements Callable<Integer> {
    private static final int PORT = 8080;

    @Mixin
    StackArguments arguments = new StackArguments();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CommandSpec called = Objects.requireNonNull(spec);
        PrintWriter out = called.commandLine().getOut();
        int port = arguments.port(() -> PORT, called);
        try (LocalTerrane terrane = new LocalTerrane(Installation.own(), arguments, port, out)) {
            terrane.start();
            out.println("users: demo (password demo), guest (guest)");
            out.println("ready: " + terrane.baseUrl());
            out.flush();
            throw terrane.awaitFailure();
        }
    }
}
