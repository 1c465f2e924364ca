package dev.terrane.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts a job and follows it to its end: progress as a bar, log lines as they come. While it is followed, a back-end
 * that does not answer is asked again, for a minute: it may be starting anew.
 */
public final class JobRun {
    private static final Set<String> ENDED = Set.of("finished", "error", "canceled");
    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final OpenEoClient client;
    private final ProgressBar bar;
    private String lastLog = "";

    /** Runs jobs of that user and shows them there. */
    public JobRun(OpenEoClient client, ProgressBar bar) {
        this.client = client;
        this.bar = bar;
    }

    /** Starts a job and waits; returns the status it ended with. */
    public String follow(String job) throws IOException, InterruptedException {
        client.start(job);
        long answered = System.nanoTime();
        while (true) {
            try {
                String status = look(job);
                if (ENDED.contains(status)) {
                    bar.end();
                    return status;
                }
                answered = System.nanoTime();
            } catch (OpenEoClient.Refusal refused) {
                throw refused;
            } catch (IOException unanswered) {
                if (System.nanoTime() - answered > PATIENCE.toNanos()) {
                    throw unanswered;
                }
            }
            pause();
        }
    }

    private String look(String job) throws IOException, InterruptedException {
        JsonNode state = client.describe(job);
        String status = state.path("status").asText();
        showLogs(job);
        bar.show(state.path("progress").asDouble(), status);
        return status;
    }

    private void showLogs(String job) throws IOException, InterruptedException {
        for (JsonNode entry : client.logs(job, lastLog)) {
            lastLog = entry.path("id").asText();
            bar.line(entry.path("level").asText() + ": "
                    + entry.path("message").asText().replace("\n", "\n    "));
        }
    }

    private static void pause() throws InterruptedException {
        LockSupport.parkNanos(PAUSE.toNanos());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
