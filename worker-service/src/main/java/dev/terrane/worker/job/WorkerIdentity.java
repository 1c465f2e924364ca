package dev.terrane.worker.job;

import dev.terrane.worker.config.WorkerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What this worker is called, and names for its claims. */
@ApplicationScoped
public class WorkerIdentity {
    private static final int CLAIM_BYTES = 8;

    private final SecureRandom random = new SecureRandom();
    private final String name;

    WorkerIdentity(WorkerConfig config) {
        this.name = config.name().orElseGet(WorkerIdentity::hostAndProcess);
    }

    /** The name in logs. */
    public String name() {
        return name;
    }

    /** A name that no other claim has. */
    public String newClaim() {
        byte[] bytes = new byte[CLAIM_BYTES];
        random.nextBytes(bytes);
        return "c" + HexFormat.of().formatHex(bytes);
    }

    private static String hostAndProcess() {
        try {
            return InetAddress.getLocalHost().getHostName() + "-"
                    + ProcessHandle.current().pid();
        } catch (UnknownHostException nameless) {
            return "worker-" + ProcessHandle.current().pid();
        }
    }
}
