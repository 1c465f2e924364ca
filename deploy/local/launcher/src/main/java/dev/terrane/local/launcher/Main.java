package dev.terrane.local.launcher;

import dev.terrane.local.stack.StackException;
import dev.terrane.model.error.OpenEoException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code terrane}. Exit status: 0 done, 1 it failed and said why, 2 it was called wrongly. */
@Command(
        name = "terrane",
        description = "Terrane, an openEO back-end, on this machine.",
        subcommands = {UpCommand.class, DemoCommand.class, RunCommand.class, CommandLine.HelpCommand.class})
final class Main {
    private static final int BY_SIGNAL = 130;
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private Main() {}

    public static void main(String[] arguments) {
        KAFKA.setLevel(Level.WARNING);
        CommandLine command = new CommandLine(new Main());
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler((failure, failed, parsed) -> explain(failure, failed.getErr()));
        System.exit(command.execute(arguments));
    }

    /** What a user can act on is said in one message; anything else is a fault of ours and shows where it is. */
    private static int explain(Exception failure, PrintWriter err) {
        if (failure instanceof Ended) {
            return BY_SIGNAL;
        }
        if (failure instanceof OpenEoException refused) {
            err.println("terrane: " + refused.code() + ": " + refused.getMessage());
        } else if (failure instanceof StackException
                || failure instanceof CommandFailure
                || failure instanceof IOException
                || failure instanceof UncheckedIOException) {
            err.println("terrane: " + Reasons.of(failure));
        } else {
            failure.printStackTrace(err);
        }
        err.flush();
        return 1;
    }
}
