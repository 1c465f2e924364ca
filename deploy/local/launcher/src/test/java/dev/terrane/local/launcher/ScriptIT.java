package dev.terrane.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script before it hands over to the launcher, in a clone whose Maven only pretends to build. */
class ScriptIT {
    private static final List<String> TOOLS =
            List.of("bash", "cat", "dirname", "env", "find", "head", "mkdir", "rm", "sed", "sleep", "tail", "touch");

    @TempDir
    Path folder;

    private Path clone;

    @BeforeEach
    void aCloneThatIsNotBuilt() throws IOException {
        clone = folder.resolve("a clone");
        for (String module : List.of(
                "common-model", "api-service", "worker-service", "deploy/local/stack", "deploy/local/launcher")) {
            Files.createDirectories(clone.resolve(module).resolve("src/main"));
            Files.writeString(clone.resolve(module).resolve("pom.xml"), "");
        }
        Files.writeString(clone.resolve("pom.xml"), "");
        Files.copy(
                TerraneProcess.ROOT.resolve("deploy/local/terrane"),
                clone.resolve("deploy/local/terrane"),
                StandardCopyOption.COPY_ATTRIBUTES);
        program(clone.resolve("mvnw"), """
                cd "$(dirname "$0")"
                echo begin >> builds
                sleep 1
                for jar in api-service/target/quarkus-app/quarkus-run.jar worker-service/target/quarkus-app/quarkus-run.jar \\
                    deploy/local/launcher/target/local-launcher.jar; do
                  mkdir -p "$(dirname "$jar")"
                  touch "$jar"
                done
                echo end >> builds
                """);
        java("openjdk version \"17.0.9\" 2023-10-17");
    }

    @Test
    void twoFirstRunsBuildOnce() throws Exception {
        assertThat(twoRuns(System.getenv("PATH"))).containsOnly(0);
        assertThat(Files.readAllLines(clone.resolve("builds"))).containsExactly("begin", "end");
    }

    @Test
    void twoFirstRunsBuildOnceWhereThereIsNoFlock() throws Exception {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : TOOLS) {
            Path found = Path.of("/usr/bin", tool);
            assumeTrue(Files.exists(found), "skipped: there is no " + found);
            Files.createSymbolicLink(tools.resolve(tool), found);
        }
        Path stale = Files.createDirectories(clone.resolve("deploy/local/launcher/target/build.lock.d"));
        Files.writeString(stale.resolve("pid"), "99999999");
        assertThat(twoRuns(tools.toString())).containsOnly(0);
        assertThat(Files.readAllLines(clone.resolve("builds"))).containsExactly("begin", "end");
        assertThat(stale).doesNotExist();
    }

    @Test
    void anOldJavaIsRefused() throws Exception {
        for (String old : List.of("java version \"1.8.0_402\"", "openjdk version \"11.0.2\" 2019-01-15", "what?")) {
            java(old);
            Path said = folder.resolve("said");
            assertThat(run(System.getenv("PATH"), said).waitFor()).isEqualTo(1);
            assertThat(said).content().contains("terrane: Java 17 or newer is needed");
        }
        assertThat(clone.resolve("builds")).doesNotExist();
    }

    private List<Integer> twoRuns(String path) throws Exception {
        Process first = run(path, folder.resolve("first"));
        Process second = run(path, folder.resolve("second"));
        assertThat(first.waitFor(60, TimeUnit.SECONDS) && second.waitFor(60, TimeUnit.SECONDS))
                .isTrue();
        assertThat(folder.resolve("first")).content().endsWith("launched\n");
        assertThat(folder.resolve("second")).content().endsWith("launched\n");
        return List.of(first.exitValue(), second.exitValue());
    }

    private Process run(String path, Path said) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        clone.resolve("deploy/local/terrane").toString(), "help")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("PATH", path);
        return builder.start();
    }

    private void java(String version) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
        program(bin.resolve("java"), """
                case "$1" in
                  -version) echo '%s' >&2 ;;
                  *) echo launched ;;
                esac
                """.formatted(version));
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
