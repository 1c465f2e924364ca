package dev.terrane.model.result;

import dev.terrane.model.job.JobId;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The one place that knows how objects are laid out: {@code jobs/{job}/{attempt}/{claim}/…} and
 * {@code users/{user}/files/…}. Two claims can never mix files; what a lost claim wrote is found by its prefix.
 */
public final class ObjectKeys {
    private ObjectKeys() {}

    /** Everything a job ever wrote. */
    public static String jobPrefix(JobId job) {
        return "jobs/" + job.value() + "/";
    }

    /** Everything the claims of an attempt wrote. */
    public static String attemptPrefix(JobId job, int attempt) {
        return jobPrefix(job) + attempt + "/";
    }

    /** Where the files of a claim lie that users download. */
    public static String assetsPrefix(JobId job, int attempt, String claim) {
        return claimPrefix(job, attempt, claim) + "assets/";
    }

    /** Everything one claim of an attempt wrote. */
    public static String claimPrefix(JobId job, int attempt, String claim) {
        return attemptPrefix(job, attempt) + claim + "/";
    }

    /** A file that users download. */
    public static String asset(JobId job, int attempt, String claim, String name) {
        return assetsPrefix(job, attempt, claim) + name;
    }

    /** Written last: where there is no manifest, there is no result. */
    public static String manifest(JobId job, int attempt, String claim) {
        return claimPrefix(job, attempt, claim) + "manifest.json";
    }

    /** A process that is too large for a message. */
    public static String process(JobId job, int attempt) {
        return attemptPrefix(job, attempt) + "process.json";
    }

    /** All files that a user uploaded; below it, the key goes on with the path that the user gave the file. */
    public static String userFiles(String user) {
        return "users/" + segment(user) + "/files/";
    }

    /** A user's id as one segment of a key; no two users have the same. */
    private static String segment(String user) {
        StringBuilder segment = new StringBuilder();
        for (byte unit : user.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (unit & 0xff);
            boolean plain = (letter >= 'a' && letter <= 'z')
                    || (letter >= 'A' && letter <= 'Z')
                    || (letter >= '0' && letter <= '9')
                    || letter == '-'
                    || letter == '_';
            segment.append(plain ? String.valueOf(letter) : "~" + HexFormat.of().toHexDigits(unit));
        }
        return segment.toString();
    }
}
