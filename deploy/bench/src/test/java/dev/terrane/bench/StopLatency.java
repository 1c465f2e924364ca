package dev.terrane.bench;

import dev.terrane.local.fleet.Fleet;
import dev.terrane.local.fleet.SampleJobs;
import dev.terrane.model.message.JobEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** From a stop that a client sends, at any moment of a job with real work, until its worker says that it has obeyed. */
final class StopLatency {
    private static final int STOPS = 36;
    private static final int LATEST_MILLIS = 2_000;

    private final Fleet fleet;
    private final Random random = new Random(2);
    private final byte[] job = SampleJobs.longOne().toString().getBytes(StandardCharsets.UTF_8);

    StopLatency(Fleet fleet) {
        this.fleet = fleet;
    }

    void measure(Report report) throws Exception {
        Times stopped = new Times();
        int over = 0;
        try (RowWatch rows = new RowWatch(fleet);
                EventWatch events = new EventWatch(fleet.servers().kafkaBootstrap());
                HttpConnection client = new HttpConnection(fleet.addresses().get(0), "demo")) {
            long full = warmUp(client, events);
            for (int i = 0; i < STOPS; i++) {
                String id = start(client);
                rows.await(id, "RUNNING");
                Thread.sleep(random.nextLong(Math.min(LATEST_MILLIS, full * 8 / 10)));
                long sent = System.nanoTime();
                client.ask("DELETE", "/jobs/" + id + "/results");
                EventWatch.End end = events.await(id);
                if (end.event() instanceof JobEvent.Stopped) {
                    stopped.add(end.nanos() - sent);
                } else {
                    over++;
                }
            }
            report.add(
                    "stop → the worker has ended the attempt",
                    stopped.words() + " (n " + stopped.count() + (over > 0 ? ", " + over + " had ended before" : "")
                            + "; a whole job takes " + full + " ms)",
                    "p95 ≤ 1000 ms");
        }
    }

    /** Lets every worker run the job, and then one of them alone; returns the milliseconds of that. */
    private long warmUp(HttpConnection client, EventWatch events) throws Exception {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < fleet.workers().size(); i++) {
            all.add(start(client));
        }
        for (String id : all) {
            events.await(id);
        }
        JobEvent last = events.await(start(client)).event();
        if (last instanceof JobEvent.Finished finished) {
            return (long) (finished.usage().durationSeconds() * 1000);
        }
        throw new IllegalStateException("the job does not finish: " + last);
    }

    private String start(HttpConnection client) throws Exception {
        String id = client.create(job);
        client.ask("POST", "/jobs/" + id + "/results");
        return id;
    }
}
