package dev.terrane.local.stack;

import java.io.IOException;

/** Ends this JVM when its standard input ends, which it does when the process that started it is gone. */
final class ParentWatch {
    private ParentWatch() {}

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
