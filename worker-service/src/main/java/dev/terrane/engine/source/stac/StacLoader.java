package dev.terrane.engine.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.engine.cube.Band;
import dev.terrane.engine.cube.BandNames;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.DimensionType;
import dev.terrane.engine.cube.GridGeometry;
import dev.terrane.engine.cube.Label;
import dev.terrane.engine.source.LoadRequest;
import dev.terrane.engine.source.RangeReaders;
import dev.terrane.engine.source.RasterSource;
import dev.terrane.engine.source.cog.GeoTiff;
import dev.terrane.engine.source.cog.TileCache;
import dev.terrane.model.error.OpenEoException;
import java.io.IOException;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Opens a static STAC resource as a cube. Items are pruned by time, place and conditions from their metadata; of pixels nothing is
 * read, and of files only the header of one per band where the metadata leaves type or grid open.
 */
public final class StacLoader {
    private final StacReader reader;
    private final StacFiles files;

    /** A loader that keeps decoded tiles in a cache. */
    public StacLoader(RangeReaders readers, TileCache tiles) {
        this.reader = new StacReader(readers);
        this.files = new StacFiles(readers, tiles);
    }

    /** The cube; {@code NoDataAvailable} where nothing is left of it. */
    public RasterSource open(LoadRequest request) throws IOException {
        WalkLimits limits = new WalkLimits();
        StacDocument root = reader.read(request.location(), limits);
        ItemFilter filter = new ItemFilter(request);
        List<StacItem> items = new StacWalk(reader, limits, filter).items(root);
        if (items.isEmpty()) {
            throw nothing(request.location(), filter.emptiness());
        }
        items.sort(Comparator.comparing(StacItem::time).thenComparing(StacItem::id));
        @Nullable JsonNode collection = collection(root, items.get(0), limits);
        List<Band> bands = bands(collection, items.get(0), request.bands());
        return cube(request, collection, items, bands);
    }

    private RasterSource cube(
            LoadRequest request, @Nullable JsonNode collection, List<StacItem> items, List<Band> bands)
            throws IOException {
        List<GridGeometry> grids = new ArrayList<>();
        List<StacItem> near = new ArrayList<>();
        for (StacItem item : items) {
            boolean kept = false;
            for (Band band : bands) {
                StacBands.Place place = item.places().get(band.name());
                if (place != null) {
                    GridGeometry grid = files.grid(item, place);
                    if (StacGrid.crop(grid, request.extent()).isPresent()) {
                        grids.add(grid);
                        kept = true;
                    }
                }
            }
            if (kept) {
                near.add(item);
            }
        }
        if (grids.isEmpty()) {
            throw nothing(request.location(), "at that place");
        }
        GridGeometry grid = StacGrid.crop(StacGrid.union(grids), request.extent())
                .orElseThrow(() -> nothing(request.location(), "at that place"));
        List<List<StacItem>> dates = Overpasses.of(near);
        List<Label> labels = new ArrayList<>();
        dates.forEach(date -> labels.add(
                Label.of(DateTimeFormatter.ISO_INSTANT.format(date.get(0).time()))));
        DimensionNames names = DimensionNames.of(collection);
        Storage storage = storage(near, bands);
        CubeSpec spec = new CubeSpec(
                StacCube.dimensions(
                        new Dimension.Labeled(names.t(), DimensionType.TEMPORAL, labels), bands, grid, names),
                grid.epsg(),
                storage.type(),
                storage.nodata());
        String name =
                collection == null ? near.get(0).id() : collection.path("id").asText();
        return new StacCube(name, spec, dates, bands, files, storage.tileShape());
    }

    private record Storage(DataType type, OptionalDouble nodata, int[] tileShape) {}

    /** How the values are stored, from one file for each band. */
    private Storage storage(List<StacItem> items, List<Band> bands) throws IOException {
        @Nullable DataType type = null;
        List<Double> nodata = new ArrayList<>();
        int[] tileShape = {0, 0};
        for (Band band : bands) {
            for (StacItem item : items) {
                StacBands.Place place = item.places().get(band.name());
                if (place != null) {
                    GeoTiff file = files.open(item, place);
                    type = type == null ? file.type() : type.or(file.type());
                    String declared = StacBands.nodata(item.asset(place), place.index());
                    nodata.add(
                            declared == null
                                    ? file.nodata().orElse(Double.NaN)
                                    : StacFiles.number(declared, file.type()));
                    tileShape = file.tileShape();
                    break;
                }
            }
        }
        DataType stored = type == null ? DataType.FLOAT32 : type;
        boolean agreed = nodata.stream().distinct().count() == 1;
        if (stored.isFloating()) {
            return new Storage(stored, OptionalDouble.of(agreed ? nodata.get(0) : Double.NaN), tileShape);
        }
        boolean usable = agreed && !Double.isNaN(nodata.get(0));
        return new Storage(stored, usable ? OptionalDouble.of(nodata.get(0)) : OptionalDouble.empty(), tileShape);
    }

    private static List<Band> bands(@Nullable JsonNode collection, StacItem item, @Nullable List<String> wanted) {
        List<Band> all = StacBands.of(collection, item.document().json());
        if (wanted == null) {
            return all;
        }
        List<Band> bands = new ArrayList<>();
        for (String name : wanted) {
            List<Integer> found = BandNames.find(all, name);
            if (found.isEmpty()) {
                throw OpenEoException.ofProcess(
                        "NoDataAvailable",
                        String.format(
                                Locale.ROOT,
                                "There is no band '%s'; there are %s.",
                                name,
                                all.stream().map(Band::name).toList()));
            }
            found.stream().map(all::get).filter(band -> !bands.contains(band)).forEach(bands::add);
        }
        return bands;
    }

    private @Nullable JsonNode collection(StacDocument root, StacItem item, WalkLimits limits) throws IOException {
        if (root.type().equals("Collection")) {
            return root.json();
        }
        for (JsonNode link : item.document().json().path("links")) {
            if (link.path("rel").asText().equals("collection")) {
                return reader.read(item.document().resolve(link.path("href").asText()), limits)
                        .json();
            }
        }
        return null;
    }

    private static OpenEoException nothing(URI location, String where) {
        String path = location.getPath() == null ? location.toString() : location.getPath();
        return OpenEoException.ofProcess("NoDataAvailable", "There is no data " + where + " in " + path + ".");
    }
}
