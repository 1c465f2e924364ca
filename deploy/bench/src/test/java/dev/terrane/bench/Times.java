package dev.terrane.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long something took, again and again. */
final class Times {
    private final List<Long> nanos = new ArrayList<>();

    void add(long took) {
        nanos.add(took);
    }

    void addAll(Times others) {
        nanos.addAll(others.nanos);
    }

    int count() {
        return nanos.size();
    }

    /** The time in milliseconds that a share of all stayed within. */
    double millis(double share) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        int rank = Math.max(1, (int) Math.ceil(share * sorted.size()));
        return sorted.get(rank - 1) / 1e6;
    }

    double median() {
        return millis(0.5);
    }

    /** Median and 95th percentile in words. */
    String words() {
        return String.format(Locale.ROOT, "p50 %.1f ms, p95 %.1f ms", millis(0.5), millis(0.95));
    }
}
