package dev.terrane.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final StringWriter text = new StringWriter();

    @Test
    void withoutATerminalALineTellsEachTenth() {
        ProgressBar bar = new ProgressBar(new PrintWriter(text), false);
        bar.show(0, "running");
        bar.show(3, "running");
        bar.show(50, "running");
        bar.show(100, "finished");
        bar.end();
        assertThat(text.toString().lines())
                .containsExactly(
                        "[------------------------------]   0 % running",
                        "[###############---------------]  50 % running",
                        "[##############################] 100 % finished");
    }

    @Test
    void onATerminalTheBarStaysBelowTheLines() {
        ProgressBar bar = new ProgressBar(new PrintWriter(text), true);
        bar.show(10, "");
        bar.line("info: hello");
        bar.show(20, "");
        bar.end();
        assertThat(text.toString())
                .startsWith("\r[###---")
                .contains("\rinfo: hello" + System.lineSeparator() + "[###---")
                .endsWith("20 %" + System.lineSeparator());
    }
}
