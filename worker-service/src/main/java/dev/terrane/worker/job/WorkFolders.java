package dev.terrane.worker.job;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folders for the unfinished files of attempts, below one folder of this worker. What a worker left that was killed is
 * removed when the next one starts on the machine.
 */
@ApplicationScoped
class WorkFolders {
    private static final String PREFIX = "terrane-worker-";

    private final Path parent;
    private final Path own;

    WorkFolders() {
        this(
                Path.of(System.getProperty("java.io.tmpdir")),
                ProcessHandle.current().pid());
    }

    WorkFolders(Path parent, long process) {
        this.parent = parent;
        this.own = parent.resolve(PREFIX + process);
    }

    void start(@Observes StartupEvent event) {
        removeLeftovers();
    }

    /** Removes what workers left that do not run any more, and what lies where this one will write. */
    void removeLeftovers() {
        try (Stream<Path> folders = Files.list(parent)) {
            folders.filter(this::isLeftover).forEach(WorkFolders::delete);
        } catch (IOException unreadable) {
            Log.warnf("%s cannot be looked through for leftovers: %s", parent, unreadable.getMessage());
        }
    }

    /** A new folder for an attempt. */
    Path create(Attempt attempt) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(own), attempt.job() + "-");
    }

    /** Removes a folder and all in it. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            Log.warnf("the folder %s could not be removed: %s", folder, left.getMessage());
        }
    }

    private boolean isLeftover(Path folder) {
        String name = String.valueOf(folder.getFileName());
        if (!name.matches(PREFIX + "\\d{1,18}")) {
            return false;
        }
        long process = Long.parseLong(name.substring(PREFIX.length()));
        return folder.equals(own) || ProcessHandle.of(process).isEmpty();
    }
}
