package dev.terrane.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path data;

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    @Test
    void whoRunsIsNotWaitedFor() throws IOException {
        try (FolderLock running = FolderLock.take(data, said::add, LONG)) {
            assertThat(running).isNotNull();
            assertThatThrownBy(() -> FolderLock.take(data, said::add, LONG)).hasMessageContaining("in use");
            assertThat(said).isEmpty();
        }
    }

    @Test
    void whoEndsIsWaitedForAndItIsSaid() throws Exception {
        FolderLock first = FolderLock.take(data, said::add, LONG);
        first.sayEnding();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Callable<FolderLock> next = () -> FolderLock.take(data, said::add, LONG);
            Future<FolderLock> second = threads.submit(next);
            assertThat(said.poll(10, TimeUnit.SECONDS)).contains("waiting up to 60 s", "is ending");
            assertThat(second).isNotDone();
            first.close();
            second.get(10, TimeUnit.SECONDS).close();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoDoesNotEndInTimeIsInUse() throws IOException {
        try (FolderLock first = FolderLock.take(data, said::add, LONG)) {
            first.sayEnding();
            assertThatThrownBy(() -> FolderLock.take(data, said::add, Duration.ofMillis(1)))
                    .hasMessageContaining("in use");
            assertThat(said).hasSize(1);
        }
    }

    @Test
    void theNextOneIsNotTakenForEnding() throws IOException {
        FolderLock first = FolderLock.take(data, said::add, LONG);
        first.sayEnding();
        first.close();
        first.sayEnding();
        try (FolderLock second = FolderLock.take(data, said::add, LONG)) {
            assertThat(second).isNotNull();
            assertThatThrownBy(() -> FolderLock.take(data, said::add, LONG)).hasMessageContaining("in use");
            assertThat(said).isEmpty();
        }
    }
}
