package dev.terrane.api.job;

import dev.terrane.model.job.JobUsage;
import dev.terrane.model.message.JobEvent;
import dev.terrane.model.message.MessageCodec;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Usage as rows keep it and as events tell it. */
final class JobUsages {
    private JobUsages() {}

    /** A stored usage; none where nothing is stored. */
    static JobUsage read(@Nullable String stored) {
        return stored == null
                ? JobUsage.NONE
                : MessageCodec.decode(stored.getBytes(StandardCharsets.UTF_8), JobUsage.class);
    }

    /** A usage to be stored. */
    static String write(JobUsage usage) {
        return new String(MessageCodec.encode(usage), StandardCharsets.UTF_8);
    }

    /** What an event says that its attempt has used; null where it does not say. */
    static @Nullable JobUsage of(JobEvent event) {
        if (event instanceof JobEvent.Progressed progressed) {
            return progressed.usage();
        }
        if (event instanceof JobEvent.Finished finished) {
            return finished.usage();
        }
        if (event instanceof JobEvent.Failed failed) {
            return failed.usage();
        }
        if (event instanceof JobEvent.Stopped stopped) {
            return stopped.usage();
        }
        return event instanceof JobEvent.Returned returned ? returned.usage() : null;
    }
}
