package dev.terrane.local.faults;

import dev.terrane.local.fleet.Fleet;
import dev.terrane.local.launcher.Service;
import dev.terrane.local.stack.StackOptions.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** One thing that goes wrong in a fleet, until it is over. */
enum Fault {
    /** A machine dies. */
    KILL_WORKER {
        @Override
        void happen(Fleet fleet, Random random, Duration outage) {
            fleet.busyWorker(random).kill();
        }
    },
    /** A machine is frozen until its job has another worker, and then goes on as if nothing were. */
    FREEZE_WORKER {
        @Override
        void happen(Fleet fleet, Random random, Duration outage) throws IOException, InterruptedException {
            long pid = fleet.busyWorker(random).pid();
            signal("STOP", pid);
            try {
                Thread.sleep(Duration.ofSeconds(QuickLeases.LEASE_SECONDS + 4).toMillis());
            } finally {
                signal("CONT", pid);
            }
        }
    },
    /** A worker is told to end, as in an upgrade, and started again. */
    RESTART_WORKER {
        @Override
        void happen(Fleet fleet, Random random, Duration outage) throws IOException, InterruptedException {
            signal("TERM", fleet.busyWorker(random).pid());
        }
    },
    /** An API instance dies. */
    KILL_API {
        @Override
        void happen(Fleet fleet, Random random, Duration outage) {
            oneOf(fleet.apis(), random).kill();
        }
    },
    /** The broker dies and comes back. */
    KAFKA_AWAY {
        @Override
        void happen(Fleet fleet, Random random, Duration outage) throws InterruptedException {
            away(fleet, Server.KAFKA, outage);
        }
    },
    /** The database ends and comes back. */
    POSTGRES_AWAY {
        @Override
        void happen(Fleet fleet, Random random, Duration outage) throws InterruptedException {
            away(fleet, Server.POSTGRES, outage);
        }
    },
    /** The object store dies and comes back. */
    S3_AWAY {
        @Override
        void happen(Fleet fleet, Random random, Duration outage) throws InterruptedException {
            away(fleet, Server.S3, outage);
        }
    };

    /** Lets it happen; returns when it is over, but for what then still recovers. */
    abstract void happen(Fleet fleet, Random random, Duration outage) throws IOException, InterruptedException;

    private static Service oneOf(List<Service> services, Random random) {
        return services.get(random.nextInt(services.size()));
    }

    private static void away(Fleet fleet, Server server, Duration outage) throws InterruptedException {
        fleet.servers().killServer(server);
        Thread.sleep(outage.toMillis());
        fleet.servers().startServer(server);
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
    }
}
