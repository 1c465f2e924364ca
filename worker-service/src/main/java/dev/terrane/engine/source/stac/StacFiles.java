package dev.terrane.engine.source.stac;

import dev.terrane.engine.crs.Crs;
import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.cube.GridGeometry;
import dev.terrane.engine.source.Addresses;
import dev.terrane.engine.source.RangeReaders;
import dev.terrane.engine.source.cog.GeoTiff;
import dev.terrane.engine.source.cog.TileCache;
import java.io.IOException;
import java.net.URI;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of the items of one cube. Headers are read once and kept up to a number and a size, so that a file which was
 * replaced is seen by the next run. A file must lie where the metadata of its item says.
 */
final class StacFiles {
    private static final int MOST_OPEN = 4096;
    private static final long MOST_HEADER_BYTES = 64L << 20;

    /** Grids may differ by this part of a pixel over their whole width. */
    private static final double TOLERANCE = 1e-2;

    private final RangeReaders readers;
    private final TileCache tiles;
    private final Map<URI, GeoTiff> open = new LinkedHashMap<>(64, 0.75f, true);
    private long headerBytes;

    StacFiles(RangeReaders readers, TileCache tiles) {
        this.readers = readers;
        this.tiles = tiles;
    }

    GeoTiff open(StacItem item, StacBands.Place place) throws IOException {
        URI address = item.address(place);
        GeoTiff file = known(address);
        if (file == null) {
            file = keep(address, GeoTiff.open(readers.open(address), tiles));
        }
        Optional<GridGeometry> declared = item.grid(place);
        if (declared.isPresent()) {
            requireSame(address, declared.get(), file.grid());
        }
        return file;
    }

    /** The grid of a file: as the metadata declares it, else as the file's header says. */
    GridGeometry grid(StacItem item, StacBands.Place place) throws IOException {
        Optional<GridGeometry> declared = item.grid(place);
        GridGeometry grid =
                declared.isPresent() ? declared.get() : open(item, place).grid();
        int epsg = grid.epsg() == 0 ? item.epsg(place).orElse(0) : grid.epsg();
        if (epsg == 0) {
            throw new IOException(Addresses.display(item.address(place))
                    + " does not say its reference system by an EPSG code, and neither does its item");
        }
        Crs.requireKnown(epsg);
        return new GridGeometry(epsg, grid.left(), grid.top(), grid.stepX(), grid.stepY(), grid.width(), grid.height());
    }

    /** Marks what only the metadata of the item declares as no-data; the file's own value is marked already. */
    void markNodata(StacItem item, StacBands.Place place, DataType type, double[] values, boolean[] valid) {
        String declared = StacBands.nodata(item.asset(place), place.index());
        if (declared == null) {
            return;
        }
        double nodata = number(declared, type);
        for (int i = 0; i < values.length; i++) {
            if (values[i] == nodata || (Double.isNaN(nodata) && Double.isNaN(values[i]))) {
                valid[i] = false;
            }
        }
    }

    /** A declared value as a file of that type stores it. */
    static double number(String text, DataType type) {
        double number = switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> parsed(text);
        };
        return type == DataType.FLOAT32 ? (float) number : number;
    }

    private @Nullable GeoTiff known(URI address) {
        synchronized (open) {
            return open.get(address);
        }
    }

    private GeoTiff keep(URI address, GeoTiff opened) {
        synchronized (open) {
            GeoTiff other = open.putIfAbsent(address, opened);
            if (other != null) {
                return other;
            }
            headerBytes += opened.headerBytes();
            Iterator<GeoTiff> oldest = open.values().iterator();
            while (open.size() > 1 && (open.size() > MOST_OPEN || headerBytes > MOST_HEADER_BYTES)) {
                headerBytes -= oldest.next().headerBytes();
                oldest.remove();
            }
            return opened;
        }
    }

    private static void requireSame(URI address, GridGeometry declared, GridGeometry own) throws IOException {
        double pixelX = TOLERANCE * Math.abs(own.stepX());
        double pixelY = TOLERANCE * Math.abs(own.stepY());
        boolean same = declared.width() == own.width()
                && declared.height() == own.height()
                && (own.epsg() == 0 || declared.epsg() == own.epsg())
                && Math.abs(declared.left() - own.left()) <= pixelX
                && Math.abs(declared.top() - own.top()) <= pixelY
                && Math.abs(declared.stepX() - own.stepX()) * own.width() <= pixelX
                && Math.abs(declared.stepY() - own.stepY()) * own.height() <= pixelY;
        if (!same) {
            throw new IOException(Addresses.display(address) + " does not lie on the grid that its item declares: "
                    + words(own) + " instead of " + words(declared));
        }
    }

    private static String words(GridGeometry grid) {
        return "EPSG:" + grid.epsg() + ", " + grid.width() + " × " + grid.height() + " pixels of " + grid.stepX()
                + " × " + grid.stepY() + " from " + grid.left() + ", " + grid.top();
    }

    private static double parsed(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
