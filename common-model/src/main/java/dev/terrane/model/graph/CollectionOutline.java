package dev.terrane.model.graph;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a collection to tell how much of it a graph loads: its grid, dates and bands, not its pixels.
 *
 * @param epsg the reference system of the grid
 * @param degrees west, south, east and north of the grid
 * @param times the dates, in order
 */
public record CollectionOutline(
        int epsg, List<Double> degrees, Axis x, Axis y, String timeName, List<Instant> times, Bands bands) {
    /** Copies the lists. */
    public CollectionOutline {
        degrees = List.copyOf(degrees);
        times = List.copyOf(times);
    }

    /** An axis of the grid, from its lowest to its highest edge; the step is positive. */
    public record Axis(String name, double from, double to, double step) {}

    /** The bands under the name of their dimension. */
    public record Bands(String name, List<Band> list) {
        /** Copies the list. */
        public Bands {
            list = List.copyOf(list);
        }
    }

    /**
     * A band.
     *
     * @param wavelength the centre in micrometres; NaN where it is not known
     * @param bytes how many bytes a stored value has
     */
    public record Band(String name, @Nullable String commonName, double wavelength, int bytes) {}
}
