package dev.terrane.local.launcher;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The clone that this program was built in, and what was built there. */
public record Installation(Path root) {
    private static final String MARK = "deploy/local/terrane";

    /** The clone around this program's own jar. */
    public static Installation own() {
        try {
            Path place = Path.of(Installation.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
            for (Path folder = place; folder != null; folder = folder.getParent()) {
                if (Files.exists(folder.resolve(MARK))) {
                    return new Installation(folder);
                }
            }
            throw new CommandFailure("this program does not lie in a clone of Terrane: " + place);
        } catch (URISyntaxException unlikely) {
            throw new IllegalStateException(unlikely);
        }
    }

    /** The runnable jar of a service. */
    public Path service(String module) {
        Path jar = root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new CommandFailure(jar + " is missing; run ./mvnw -Dquick package -DskipTests");
        }
        return jar;
    }

    /** Whether what this program prints is read on a terminal; the script knows it, a JVM cannot say. */
    public static boolean onTerminal() {
        return System.getenv("TERRANE_TERMINAL") != null;
    }
}
