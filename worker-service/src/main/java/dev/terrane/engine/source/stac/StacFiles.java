package dev.terrane.engine.source.stac;

import dev.terrane.engine.cube.GridGeometry;
import dev.terrane.engine.source.RangeReaders;
import dev.terrane.engine.source.cog.GeoTiff;
import dev.terrane.engine.source.cog.TileCache;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The files of items: their headers are read once and a bounded number of them kept. */
final class StacFiles {
    private static final int MOST_OPEN = 4096;

    private final RangeReaders readers;
    private final TileCache tiles;

    @SuppressWarnings("serial") // never serialised
    private final Map<URI, GeoTiff> open = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, GeoTiff> eldest) {
            return size() > MOST_OPEN;
        }
    };

    StacFiles(RangeReaders readers, TileCache tiles) {
        this.readers = readers;
        this.tiles = tiles;
    }

    GeoTiff open(StacItem item, StacBands.Place place) throws IOException {
        URI address = item.address(place);
        synchronized (open) {
            GeoTiff known = open.get(address);
            if (known != null) {
                return known;
            }
        }
        GeoTiff opened = GeoTiff.open(readers.open(address), tiles);
        synchronized (open) {
            GeoTiff other = open.putIfAbsent(address, opened);
            return other == null ? opened : other;
        }
    }

    /** The grid of a file: as the metadata declares it, else as the file's header says. */
    GridGeometry grid(StacItem item, StacBands.Place place) throws IOException {
        Optional<GridGeometry> declared = item.grid(place);
        return declared.isPresent() ? declared.get() : open(item, place).grid();
    }

    /** Marks what only the metadata of the item declares as no-data; the file's own value is marked already. */
    void markNodata(StacItem item, StacBands.Place place, double[] values, boolean[] valid) {
        String declared = StacBands.nodata(item.asset(place), place.index());
        if (declared == null) {
            return;
        }
        double nodata = number(declared);
        for (int i = 0; i < values.length; i++) {
            if (values[i] == nodata || (Double.isNaN(nodata) && Double.isNaN(values[i]))) {
                valid[i] = false;
            }
        }
    }

    static double number(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> parsed(text);
        };
    }

    private static double parsed(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
