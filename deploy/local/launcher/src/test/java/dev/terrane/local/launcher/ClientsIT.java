package dev.terrane.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.terrane.local.stack.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The clients that people use, against the whole stack; only with {@code ./mvnw verify -Pclients}, because they come from
 * registries of their own. Each script says {@code ok:} for what worked.
 */
class ClientsIT {
    private static final Path SCRIPTS = TerraneProcess.ROOT.resolve("deploy/local/launcher/src/test/clients");
    private static final Path WORK = TerraneProcess.ROOT.resolve("deploy/local/launcher/target/clients");
    private static final String PYTHON_CLIENT = "openeo==0.53.0";
    private static final String JS_CLIENT = "@openeo/js-client@2.12.0";

    @TempDir
    static Path data;

    private static TerraneProcess up;
    private static String url;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Boolean.getBoolean("terrane.clients"), "skipped: clients are tested with -Pclients");
        up = TerraneProcess.start("up", "--port", Integer.toString(Ports.free()), "--data", data.toString());
        url = up.awaitLine("ready: ");
        Files.createDirectories(WORK);
    }

    @AfterAll
    static void end() {
        if (up != null) {
            up.close();
        }
    }

    @Test
    void thePythonClientDoesAllThatItsUsersDo(@TempDir Path folder) throws Exception {
        assumeTrue(runs("python3", "-m", "venv", "--help"), "skipped: there is no python3 with venv here");
        Path environment = WORK.resolve("python");
        must(List.of("python3", "-m", "venv", environment.toString()));
        String python = environment.resolve("bin/python").toString();
        must(List.of(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PYTHON_CLIENT));
        String said = must(List.of(python, SCRIPTS.resolve("follow.py").toString(), url, folder.toString()));
        assertThat(said).contains("ok: download", "ok: compute at once", "ok: delete");
    }

    @Test
    void theJavaScriptClientDoesAllThatItsUsersDo(@TempDir Path folder) throws Exception {
        assumeTrue(runs("npm", "--version"), "skipped: there is no npm here");
        Path modules = Files.createDirectories(WORK.resolve("js"));
        must(List.of(
                "npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", modules.toString(), JS_CLIENT));
        String said = must(
                List.of("node", SCRIPTS.resolve("follow.mjs").toString(), url, folder.toString(), modules.toString()));
        assertThat(said).contains("ok: download", "ok: compute at once", "ok: delete");
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static String must(List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile(WORK, "said", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroy();
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(ended && process.exitValue() == 0)
                .as(String.join(" ", command) + "\n" + text)
                .isTrue();
        return text;
    }
}
