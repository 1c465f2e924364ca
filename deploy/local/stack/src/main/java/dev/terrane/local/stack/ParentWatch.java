package dev.terrane.local.stack;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Ends this JVM when its standard input ends, which it does when the process that started it is gone. */
public final class ParentWatch {
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
