package dev.terrane.worker.command;

import dev.terrane.model.message.Topics;
import dev.terrane.worker.config.WorkerConfig;
import dev.terrane.worker.job.JobRunner;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes start commands from two lanes: that of all jobs, and that of short ones and of clients who wait, which has slots
 * of its own, so that no long job is in its way.
 */
@ApplicationScoped
class CommandConsumer {
    private static final int FIRST = 100;

    private final String bootstrap;
    private final WorkerConfig config;
    private final JobRunner runner;
    private final RunningJobs jobs = new RunningJobs();
    private final List<StartTaker> takers = new ArrayList<>();

    CommandConsumer(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap, WorkerConfig config, JobRunner runner) {
        this.bootstrap = bootstrap;
        this.config = config;
        this.runner = runner;
        add("start-commands", Topics.STARTS, Topics.WORKERS_GROUP, config.concurrentJobs());
        add("express-commands", Topics.EXPRESS_STARTS, Topics.EXPRESS_GROUP, config.expressJobs());
    }

    private void add(String name, String topic, String group, int slots) {
        if (slots > 0) {
            takers.add(new StartTaker(name, () -> source(topic, group), slots, jobs, runner::run));
        }
    }

    void start(@Observes StartupEvent event) {
        takers.forEach(StartTaker::start);
    }

    /** Comes before the end of what hears stops: they are obeyed while jobs come to their end. */
    void stop(@Observes @Priority(FIRST) ShutdownEvent event) throws InterruptedException {
        takers.forEach(StartTaker::stop);
        for (StartTaker taker : takers) {
            // what it took just now becomes a job, and is drained like the others
            taker.awaitEnd();
        }
        if (!jobs.end(config.drain(), config.shutdownGrace(), runner::shutDown)) {
            Log.warn("a job did not end within the grace; its lease will run out");
        }
    }

    /** Whether the commands of all lanes are still taken. */
    boolean isAlive() {
        return takers.stream().allMatch(StartTaker::isAlive);
    }

    private StartSource source(String topic, String group) {
        return config.groupMode() == WorkerConfig.GroupMode.SHARE
                ? new ShareGroupStarts(bootstrap, topic, group)
                : new ConsumerGroupStarts(bootstrap, topic, group);
    }
}
