package dev.terrane.local.faults;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Goes through logs entry by entry: what a worker said of one attempt comes once and in the order it was said. */
final class LogOrder {
    /** Entries of the API, which has a clock of its own. */
    private static final Pattern OF_API = Pattern.compile("(The job |Worker \\S+ |The worker stopped because).*");

    private static final Pattern GRANT = Pattern.compile("Worker \\S+ took the job .*");

    private final Set<String> said = new HashSet<>();
    private String job = "";
    private Instant last = Instant.MIN;

    /** Takes the next entry; says what is wrong with it, if anything is. */
    Optional<String> next(String entryJob, long sequence, Instant time, String message) {
        if (!entryJob.equals(job) || GRANT.matcher(message).matches()) {
            job = entryJob;
            last = Instant.MIN;
            said.clear();
        }
        if (OF_API.matcher(message).matches()) {
            return Optional.empty();
        }
        boolean early = time.isBefore(last);
        last = time;
        if (early) {
            return Optional.of("%s: entry %d is older than the one before it: %s".formatted(job, sequence, message));
        }
        return said.add(time + message)
                ? Optional.empty()
                : Optional.of("%s: entry %d came twice: %s".formatted(job, sequence, message));
    }
}
