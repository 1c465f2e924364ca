package dev.terrane.local.client;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * A bar that stays on the last line of a terminal while lines appear above it. Where there is no terminal, it prints a
 * line for each new tenth.
 */
public final class ProgressBar {
    private static final int WIDTH = 30;
    private static final int TENTH = 10;

    private final PrintWriter out;
    private final boolean terminal;
    private String shown = "";
    private int tenths = -1;

    /** A bar that prints there. */
    public ProgressBar(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Shows so much, in percent, and a word behind it. */
    public synchronized void show(double percent, String word) {
        int filled = (int) Math.round(WIDTH * Math.min(100, percent) / 100);
        String bar = String.format(
                        Locale.ROOT,
                        "[%s%s] %3.0f %% %s",
                        "#".repeat(filled),
                        "-".repeat(WIDTH - filled),
                        percent,
                        word)
                .stripTrailing();
        if (terminal) {
            out.print("\r" + bar + " ".repeat(Math.max(0, shown.length() - bar.length())));
            out.flush();
        } else if ((int) percent / TENTH > tenths || !word.equals(lastWord())) {
            tenths = (int) percent / TENTH;
            out.println(bar);
            out.flush();
        }
        shown = bar;
    }

    /** Prints a line above the bar. */
    public synchronized void line(String text) {
        if (terminal && !shown.isEmpty()) {
            out.print("\r" + " ".repeat(shown.length()) + "\r");
        }
        out.println(text);
        if (terminal && !shown.isEmpty()) {
            out.print(shown);
        }
        out.flush();
    }

    /** Leaves the bar as it is and goes on below it. */
    public synchronized void end() {
        if (terminal && !shown.isEmpty()) {
            out.println();
            out.flush();
        }
        shown = "";
    }

    private String lastWord() {
        int at = shown.indexOf("% ");
        return at < 0 ? "" : shown.substring(at + 2);
    }
}
