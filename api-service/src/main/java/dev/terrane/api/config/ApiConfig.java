package dev.terrane.api.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of the API. Every one has a default fit for a laptop, but for the secret. */
@ConfigMapping(prefix = "openeo")
public interface ApiConfig {
    /** STAC collections that are offered: paths or addresses. */
    Optional<List<String>> collections();

    /** What the API says about itself. */
    Api api();

    /** How users prove who they are. */
    Auth auth();

    /** Limits of jobs. */
    Jobs jobs();

    /** How jobs get to the workers. */
    Dispatch dispatch();

    /** Where results lie. */
    Storage storage();

    /** How long what jobs leave is kept. */
    Retention retention();

    /** What computing costs; nothing where no currency is set. */
    Billing billing();

    /** What a user may keep here. */
    Workspace workspace();

    /** Limits of synchronous requests. */
    Sync sync();

    /** What the API says about itself. */
    interface Api {
        /** The address that clients use, with the path of the API; taken from the request where it is not set. */
        Optional<URI> publicUrl();

        /** The title in the capabilities. */
        @WithDefault("Terrane")
        String title();

        /** Whether this is a production system. */
        @WithDefault("false")
        boolean production();

        /** Where users read the terms of service. */
        Optional<URI> termsOfService();

        /** Where users read the privacy policy. */
        Optional<URI> privacyPolicy();

        /** The largest request with JSON; uploads of files have limits of their own. */
        @WithDefault("32M")
        MemorySize maxBodySize();
    }

    /** How users prove who they are. */
    interface Auth {
        /** Signs tokens and links; at least 32 characters. */
        String secret();

        /** Local users; for development only. */
        Basic basic();

        /** OpenID Connect providers by id. */
        Map<String, OidcConfig> oidc();

        /** Local users. */
        interface Basic {
            /** Passwords by user name. */
            Map<String, String> users();

            /** How long a token is good for; clients cannot renew it, so it outlives a long job. */
            @WithDefault("PT48H")
            Duration tokenLifetime();

            /** Whether local users are taken although this is a production system. */
            @WithDefault("false")
            boolean allowInProduction();

            /** Wrong passwords for one name, or from one address, before both have to wait. */
            @WithDefault("10")
            int maxFailures();

            /** How long they have to wait; a failure counts as long. */
            @WithDefault("PT1M")
            Duration failureWindow();
        }
    }

    /** Limits of jobs. */
    interface Jobs {
        /** A running job whose worker stays silent so long goes back to the queue. */
        @WithDefault("PT60S")
        Duration lease();

        /** Attempts after one start before the job ends in error. */
        @WithDefault("3")
        int maxAttempts();

        /** Jobs of one user that are at the workers at the same time. */
        @WithDefault("8")
        int maxPerUser();

        /** Jobs of all users that are at the workers at the same time; 0 for no limit but the workers' own. */
        @WithDefault("0")
        int maxInAll();

        /**
         * What a queued job becomes that is stopped: created, as the standard says, or canceled, for clients that take
         * created for still going and wait.
         */
        @WithDefault("created")
        StoppedQueuedStatus stoppedQueuedStatus();
    }

    /** How long what jobs leave is kept, from the last change of their state on; for ever where it is not set. */
    interface Retention {
        /** Files of finished jobs; later their results are answered with 410. */
        Optional<Duration> results();

        /** Logs of jobs that do not wait or run; errors stay as long as the job. */
        Optional<Duration> logs();

        /** Jobs that do not wait or run, with all that belongs to them; not before the time of their results. */
        Optional<Duration> jobs();
    }

    /** What a queued job becomes that is stopped. */
    enum StoppedQueuedStatus {
        CREATED,
        CANCELED
    }

    /** What computing costs. */
    interface Billing {
        /** The currency of all amounts, an ISO 4217 code or another name; without it nothing is charged. */
        Optional<String> currency();

        /** The plan of who does not choose one; with a single plan it is that. */
        Optional<String> defaultPlan();

        /** The plans, by name. */
        Map<String, Plan> plans();

        /** The prices. */
        Prices prices();

        /** The price of each unit that a job uses, in the currency. */
        interface Prices {
            /** An hour of CPU time. */
            @WithDefault("0")
            double cpuHour();

            /** A GiB of memory held for an hour. */
            @WithDefault("0")
            double memoryGibHour();

            /** An hour of a worker's time. */
            @WithDefault("0")
            double hour();

            /** 10^9 bytes read from sources. */
            @WithDefault("0")
            double networkGb();

            /** 10^9 bytes of results. */
            @WithDefault("0")
            double storageGb();
        }

        /** A plan. */
        interface Plan {
            /** What it offers. */
            String description();

            /** Whether it costs something. */
            @WithDefault("true")
            boolean paid();

            /** Where a user can read more. */
            Optional<URI> url();
        }
    }

    /** How jobs get to the workers. */
    interface Dispatch {
        /** How often the queue is looked at when nothing happens. */
        @WithDefault("PT0.5S")
        Duration every();

        /** A published job that no worker claimed in this time is published again. */
        @WithDefault("PT30S")
        Duration republishAfter();

        /** Published jobs of a lane that may wait for a worker; all others wait in the database. */
        @WithDefault("4")
        int ahead();

        /**
         * A job that is expected to take no longer goes to the slots that workers keep for short ones; 0 sends only
         * synchronous requests there.
         */
        @WithDefault("PT30S")
        Duration express();
    }

    /** Where results lie. */
    interface Storage {
        /** The bucket. */
        @WithDefault("terrane")
        String bucket();

        /**
         * When objects that were removed are looked for once more, because a worker that was cut off may write late;
         * longer than such a worker can go on.
         */
        @WithDefault("PT1H")
        Duration secondSweepAfter();

        /** The address at which clients reach the object store, where the API itself uses another. */
        Optional<URI> publicEndpoint();

        /** Whether clients are sent to the object store for the bytes of results, or the API hands them out. */
        @WithDefault("redirect")
        Downloads downloads();

        /** How long links to results are good for. */
        @WithDefault("PT24H")
        Duration linkLifetime();
    }

    /** Where clients get the bytes of results. */
    enum Downloads {
        REDIRECT,
        STREAM
    }

    /** What a user may keep here. */
    interface Workspace {
        /** Stored processes. */
        @WithDefault("1000")
        int processes();

        /** The size of one of them. */
        @WithDefault("1024")
        int processKib();

        /** Uploaded files. */
        @WithDefault("10000")
        int files();

        /** The size of one of them. */
        @WithDefault("1024")
        int fileMib();

        /** The size of all of them. */
        @WithDefault("10240")
        int quotaMib();
    }

    /** Limits of synchronous requests. */
    interface Sync {
        /** A request that takes longer is answered with RequestTimeout, and its job is stopped. */
        @WithDefault("PT20M")
        Duration timeout();

        /** Requests of one user that are under way at the same time. */
        @WithDefault("4")
        int maxPerUser();

        /** How long the log of a request stays; then log and results are removed. */
        @WithDefault("PT1H")
        Duration keep();

        /** How long at most they stay beyond that for a client that is still downloading. */
        @WithDefault("PT24H")
        Duration download();
    }
}
