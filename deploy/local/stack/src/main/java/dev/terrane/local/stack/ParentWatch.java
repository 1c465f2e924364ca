package dev.terrane.local.stack;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ties this JVM to the process that started it: it ends when its standard input ends, which happens when that process is
 * gone. While it runs it holds the lock file it was given, for which the next start waits; where the one before still
 * holds it after 30 s, this JVM ends with status 1.
 */
public final class ParentWatch {
    /** The environment variable with the lock file to hold. */
    static final String LOCK = "TERRANE_CHILD_LOCK";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Nullable
    @SuppressWarnings("unused") // held, not read: it is let go when this JVM is gone
    private static volatile LockedFile held;

    private ParentWatch() {}

    /** The way in for a JVM that is given this class's jar as an agent. */
    public static void premain(String argument) {
        begin();
    }

    /** The option that puts this watch into any JVM: the jar of this class as its agent. */
    public static String agentOption() {
        try {
            return "-javaagent:"
                    + Path.of(ParentWatch.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI());
        } catch (URISyntaxException unlikely) {
            throw new IllegalStateException(unlikely);
        }
    }

    static void begin() {
        Thread watch = new Thread(ParentWatch::untilInputEnds, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        String file = System.getenv(LOCK);
        if (file != null) {
            hold(Path.of(file));
        }
    }

    private static void hold(Path file) {
        try {
            held = LockedFile.take(file, PATIENCE)
                    .orElseThrow(() -> new StackException("another process still holds " + file));
        } catch (IOException unwritable) {
            throw new StackException("the lock " + file + " cannot be held", unwritable);
        }
    }

    @SuppressWarnings("SystemExitOutsideMain") // this is what it is for
    private static void untilInputEnds() {
        try {
            while (System.in.read() >= 0) {
                // what is written does not matter
            }
        } catch (IOException closed) {
            // the same as its end
        }
        System.exit(0);
    }
}
