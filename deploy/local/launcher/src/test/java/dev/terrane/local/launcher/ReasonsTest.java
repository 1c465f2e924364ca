package dev.terrane.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.local.stack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    @Test
    void theCausesAreTold() {
        assertThat(Reasons.of(new StackException("it cannot start", new AccessDeniedException("/a/b"))))
                .isEqualTo("it cannot start: Permission denied: /a/b");
    }

    @Test
    void nothingIsToldTwice() {
        assertThat(Reasons.of(new UncheckedIOException(new IOException("disk full"))))
                .isEqualTo("java.io.IOException: disk full");
    }

    @Test
    void aFailureWithoutAMessageIsNamed() {
        assertThat(Reasons.of(new StackException("no", new InterruptedException())))
                .isEqualTo("no: InterruptedException");
    }
}
