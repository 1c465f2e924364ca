package dev.terrane.local.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One stack for all tests of a JVM: started by the first that asks, ended with the JVM. */
public final class SharedStack {
    @Nullable
    private static LocalStack stack;

    private SharedStack() {}

    /** The stack, with these topics and group settings where it is started now. */
    public static synchronized LocalStack get(Map<String, Integer> topics, Map<String, Map<String, String>> groups) {
        LocalStack running = stack;
        if (running == null) {
            try {
                Path data = Files.createTempDirectory("terrane-stack");
                running = LocalStack.start(new StackOptions(data, false, topics, groups));
                stack = running;
                LocalStack started = running;
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started, data), "end-stack"));
            } catch (IOException noFolder) {
                throw new StackException("there is no temporary folder", noFolder);
            }
        }
        return running;
    }

    private static void end(LocalStack running, Path data) {
        running.close();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException left) {
            throw new StackException("the temporary folder " + data + " could not be removed", left);
        }
    }
}
