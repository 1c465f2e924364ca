package dev.terrane.bench;

import dev.terrane.local.fleet.Fleet;
import dev.terrane.local.fleet.SampleJobs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/**
 * From a start that a client sends until the job runs, on a fleet that has nothing else to do: once as a client that asks
 * without a pause sees it, and once by the committed row while nobody asks.
 */
final class StartLatency {
    private static final int WARM = 80;
    private static final int JOBS = 110;

    private final Fleet fleet;
    private final Random random = new Random(1);
    private final Times seen = new Times();
    private final Times asking = new Times();
    private final Times answered = new Times();
    private final Times committed = new Times();

    StartLatency(Fleet fleet) {
        this.fleet = fleet;
    }

    void measure(Report report) throws Exception {
        byte[] tiny = SampleJobs.tiny().toString().getBytes(StandardCharsets.UTF_8);
        try (RowWatch rows = new RowWatch(fleet);
                HttpConnection client = new HttpConnection(fleet.addresses().get(0), "demo")) {
            for (int i = 0; i < WARM; i++) {
                run(client, rows, client.create(tiny), i % 2 == 0, false);
            }
            for (int i = 0; i < 2 * JOBS; i++) {
                String job = client.create(tiny);
                // the worker listens again, and no beat of anybody's loop is met
                Thread.sleep(20 + random.nextInt(80));
                run(client, rows, job, i % 2 == 0, true);
            }
        }
        report.add(
                "start → running, as a client sees that asks without a pause",
                seen.words() + " (n " + seen.count() + "); "
                        + String.format(Locale.ROOT, "resolution: one answer, p50 %.1f ms", asking.median()),
                "");
        report.add("start → running, by the committed row, nobody asks", committed.words() + " (n " + JOBS + ")", "");
        report.add("start → its answer (202)", answered.words() + " (n " + answered.count() + ")", "");
    }

    private void run(HttpConnection client, RowWatch rows, String job, boolean ask, boolean counts) throws Exception {
        long sent = System.nanoTime();
        client.ask("POST", "/jobs/" + job + "/results");
        long accepted = System.nanoTime();
        long running = ask ? askUntilRunning(client, job, counts) : 0;
        if (counts) {
            answered.add(accepted - sent);
            if (ask) {
                seen.add(running - sent);
            } else {
                committed.add(rows.await(job, "RUNNING") - sent);
            }
        }
        rows.await(job, "FINISHED");
    }

    private long askUntilRunning(HttpConnection client, String job, boolean counts) throws IOException {
        while (true) {
            long before = System.nanoTime();
            String status = client.json("GET", "/jobs/" + job).path("status").asText();
            long after = System.nanoTime();
            if (counts) {
                asking.add(after - before);
            }
            if (!status.equals("queued")) {
                return after;
            }
        }
    }
}
