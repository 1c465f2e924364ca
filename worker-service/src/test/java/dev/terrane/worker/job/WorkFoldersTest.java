package dev.terrane.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.engine.exec.CancelToken;
import dev.terrane.model.job.JobId;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFoldersTest {
    @TempDir
    Path parent;

    @Test
    void whatAKilledWorkerLeftIsRemovedAndNothingElse() throws Exception {
        long gone = new ProcessBuilder("true").start().onExit().get().pid();
        Path left =
                Files.createDirectories(parent.resolve("terrane-worker-" + gone).resolve("j-1-x"));
        Files.writeString(left.resolve("half.tif"), "x");
        Path alive = Files.createDirectories(
                parent.resolve("terrane-worker-" + ProcessHandle.current().pid()));
        Path other = Files.createDirectories(parent.resolve("terrane-worker-x"));
        WorkFolders folders = new WorkFolders(parent, 999_999_999);
        folders.removeLeftovers();
        assertThat(left).doesNotExist();
        assertThat(alive).exists();
        assertThat(other).exists();
        Path own = folders.create(new Attempt(new JobId("j-2"), 1, "c", new CancelToken()));
        assertThat(own).isEmptyDirectory();
        folders.removeLeftovers();
        assertThat(own).doesNotExist();
    }
}
