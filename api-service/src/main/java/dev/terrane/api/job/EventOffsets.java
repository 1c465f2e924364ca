package dev.terrane.api.job;

import java.util.Map;

/** How much workers have said, and how much of it all API instances together have applied. */
public interface EventOffsets {
    /** The number of events said so far, by partition. */
    Map<Integer, Long> said();

    /** The number of events applied so far, by partition; a partition of which none was applied may be missing. */
    Map<Integer, Long> applied();
}
