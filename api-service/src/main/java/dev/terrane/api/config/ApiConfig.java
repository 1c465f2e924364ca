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

        /** Local users. */
        interface Basic {
            /** Passwords by user name. */
            Map<String, String> users();

            /** How long a token is good for; clients cannot renew it, so it outlives a long job. */
            @WithDefault("PT48H")
            Duration tokenLifetime();
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
    }

    /** How jobs get to the workers. */
    interface Dispatch {
        /** How often the queue is looked at when nothing happens. */
        @WithDefault("PT0.5S")
        Duration every();

        /** A published job that no worker claimed in this time is published again. */
        @WithDefault("PT30S")
        Duration republishAfter();

        /** Published jobs that may wait for a worker; all others wait in the database. */
        @WithDefault("4")
        int ahead();
    }

    /** Where results lie. */
    interface Storage {
        /** The bucket. */
        @WithDefault("terrane")
        String bucket();

        /** How long links to results are good for. */
        @WithDefault("PT24H")
        Duration linkLifetime();
    }
}
