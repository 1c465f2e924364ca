package dev.terrane.model.graph;

import java.util.SortedSet;

/**
 * How much data a graph handles.
 *
 * @param readValues pixels that are read from collections
 * @param readBytes the bytes of those pixels, before compression
 * @param work values that its processes take in, which is what a duration grows with
 * @param writtenBytes the bytes of the values that are saved, before compression
 * @param formats what is saved, for instance {@code GTIFF 4} for values of four bytes
 */
public record DataVolume(
        double readValues, double readBytes, double work, double writtenBytes, SortedSet<String> formats) {
    /** Names how results are written; jobs that write alike have files that shrink alike. */
    public String kind() {
        return String.join("+", formats);
    }
}
