package dev.terrane.model.message;

import java.util.Map;

/** The names that API, workers and operators must agree on. */
public final class Topics {
    /** Start commands; one partition, so that any idle worker of the share group can take the next one. */
    public static final String STARTS = "openeo.job-commands";

    /** Start commands of jobs that are short or whose client waits; workers keep slots for them. One partition, too. */
    public static final String EXPRESS_STARTS = "openeo.job-commands-express";

    /** Stop commands; every worker reads all of them. */
    public static final String STOPS = "openeo.job-stops";

    /** What workers report; key = job id, so that the events of one job keep their order. */
    public static final String EVENTS = "openeo.job-events";

    /** The share group (or consumer group, on brokers before 4.2) of all workers. */
    public static final String WORKERS_GROUP = "openeo-workers";

    /** The group of all workers that take express starts. */
    public static final String EXPRESS_GROUP = "openeo-workers-express";

    /** The consumer group of all API instances. */
    public static final String API_GROUP = "openeo-api";

    private Topics() {}

    /** All topics with the partitions they are to have. */
    public static Map<String, Integer> partitions(int ofEvents) {
        return Map.of(STARTS, 1, EXPRESS_STARTS, 1, STOPS, 1, EVENTS, ofEvents);
    }

    /** What the broker must be told about the share groups: a command from before the first worker is not passed over. */
    public static Map<String, Map<String, String>> groups() {
        Map<String, String> fromTheBeginning = Map.of("share.auto.offset.reset", "earliest");
        return Map.of(WORKERS_GROUP, fromTheBeginning, EXPRESS_GROUP, fromTheBeginning);
    }
}
