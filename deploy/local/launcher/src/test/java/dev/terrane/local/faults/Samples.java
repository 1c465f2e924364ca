package dev.terrane.local.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.local.client.OpenEoClient;
import dev.terrane.local.fleet.SampleJobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The jobs of the load, and what their files are when nothing disturbs them. */
final class Samples {
    private final Map<String, JsonNode> jobs = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> truths = new LinkedHashMap<>();

    Samples() {
        jobs.put("ndvi", SampleJobs.ndvi());
        jobs.put("months", SampleJobs.months());
        jobs.put("large", large());
        jobs.put("long", SampleJobs.longOne());
    }

    /** Too large for a message: it goes to the workers by way of the object store. */
    private static ObjectNode large() {
        ObjectNode job = SampleJobs.ndvi();
        ObjectNode node = (ObjectNode) job.at("/process/process_graph/ndvi");
        node.put("description", "Why this is computed is a long story. ".repeat(3_000));
        return job;
    }

    List<String> names() {
        return List.copyOf(jobs.keySet());
    }

    JsonNode job(String name) {
        return Objects.requireNonNull(jobs.get(name));
    }

    /** Remembers what an undisturbed run of a sample made. */
    void learn(String name, Map<String, String> files) {
        truths.put(name, files);
    }

    /** What its files are, by name and as digests. */
    Map<String, String> truth(String name) {
        return Objects.requireNonNull(truths.get(name));
    }

    /** Downloads all files of a finished job, as a user does, and digests them. */
    static Map<String, String> files(OpenEoClient client, String job, Path folder)
            throws IOException, InterruptedException {
        Map<String, String> digests = new TreeMap<>();
        Path downloads = Files.createDirectories(folder.resolve(job));
        for (OpenEoClient.Download download : OpenEoClient.downloads(client.results(job))) {
            Path file = client.fetch(download, downloads);
            digests.put(download.name(), digest(Files.readAllBytes(file)));
            Files.delete(file);
        }
        return digests;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
