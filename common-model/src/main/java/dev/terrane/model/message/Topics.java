package dev.terrane.model.message;

/** The names that API, workers and operators must agree on. */
public final class Topics {
    /** Start commands; one partition, so that any idle worker of the share group can take the next one. */
    public static final String STARTS = "openeo.job-commands";

    /** Stop commands; every worker reads all of them. */
    public static final String STOPS = "openeo.job-stops";

    /** What workers report; key = job id, so that the events of one job keep their order. */
    public static final String EVENTS = "openeo.job-events";

    /** The share group (or consumer group, on brokers before 4.2) of all workers. */
    public static final String WORKERS_GROUP = "openeo-workers";

    /** The consumer group of all API instances. */
    public static final String API_GROUP = "openeo-api";

    private Topics() {}
}
