package dev.terrane.local.fleet;

import dev.terrane.local.client.OpenEoClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet in which the queue is looked at only when something happens. */
class FleetIT {
    private static final Map<String, String> NO_LOOKS =
            Map.of("OPENEO_DISPATCH_EVERY", "PT1H", "OPENEO_DISPATCH_AHEAD", "1", "OPENEO_JOBS_MAX_PER_USER", "1");

    @TempDir
    Path folder;

    @Test
    void aJobThatEndsMakesRoomForTheNext() throws Exception {
        try (Fleet fleet =
                Fleet.start(new FleetOptions(List.of(NO_LOOKS), List.of(Map.of())), folder.resolve("data"))) {
            String address = fleet.addresses().get(0);
            List<OpenEoClient> users =
                    List.of(new OpenEoClient(address, "demo", "demo"), new OpenEoClient(address, "guest", "guest"));
            List<String> jobs = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                jobs.add(users.get(i % 2).create(SampleJobs.tiny()));
            }
            for (int i = 0; i < 6; i++) {
                users.get(i % 2).start(jobs.get(i));
            }
            for (int i = 0; i < 6; i++) {
                OpenEoClient owner = users.get(i % 2);
                String job = jobs.get(i);
                Awaitility.await()
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> owner.describe(job).path("status").asText(), "finished"::equals);
            }
        }
    }
}
