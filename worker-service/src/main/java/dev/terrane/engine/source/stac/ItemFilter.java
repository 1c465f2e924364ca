package dev.terrane.engine.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.engine.crs.Crs;
import dev.terrane.engine.crs.Transform;
import dev.terrane.engine.source.ItemCondition;
import dev.terrane.engine.source.LoadRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Decides by the metadata whether an item can be part of a cube. The box of an item is taken generously, as its edges
 * are curved and its numbers rounded: pixels are cut exactly later. For several threads.
 */
final class ItemFilter {
    /** Degrees by which, and part of itself by which, a box may be too small. */
    private static final double MARGIN = 0.05;

    private final LoadRequest request;
    private final Optional<double[]> box;
    private final AtomicInteger inTime = new AtomicInteger();
    private final AtomicInteger inPlace = new AtomicInteger();

    ItemFilter(LoadRequest request) {
        this.request = request;
        this.box = box(request.extent());
    }

    /** The item if it is wanted, without what a cube does not need. */
    Optional<StacItem> item(StacDocument document) throws IOException {
        Instant time = StacItem.timeOf(document);
        Instant start = request.start();
        Instant end = request.end();
        if ((start != null && time.isBefore(start)) || (end != null && !time.isBefore(end))) {
            return Optional.empty();
        }
        inTime.incrementAndGet();
        if (!near(document.json().path("bbox"))) {
            return Optional.empty();
        }
        inPlace.incrementAndGet();
        ItemCondition condition = request.condition();
        return condition == null || condition.holds(document.json().path("properties"))
                ? Optional.of(StacItem.of(document))
                : Optional.empty();
    }

    /** Where there is nothing, in words for a message, if all items were excluded. */
    String emptiness() {
        if (inTime.get() == 0) {
            return "at that time";
        }
        return inPlace.get() == 0 ? "at that place" : "with these properties";
    }

    private boolean near(JsonNode declared) {
        if (box.isEmpty() || (declared.size() != 4 && declared.size() != 6)) {
            return true;
        }
        for (JsonNode edge : declared) {
            if (!edge.isNumber()) {
                return true;
            }
        }
        int half = declared.size() / 2;
        double west = declared.get(0).asDouble();
        double south = declared.get(1).asDouble();
        double east = declared.get(half).asDouble();
        double north = declared.get(half + 1).asDouble();
        double[] wanted = box.get();
        double up = MARGIN * (1 + Math.abs(north - south));
        if (wanted[1] > north + up || wanted[3] < south - up) {
            return false;
        }
        double aside = MARGIN * (1 + Math.abs(east - west));
        // A box across the antimeridian has its west east of its east.
        return west > east || (wanted[0] <= east + aside && wanted[2] >= west - aside);
    }

    /** The extent in degrees; empty where it cannot be compared with boxes of items. */
    private static Optional<double[]> box(LoadRequest.@Nullable Extent extent) {
        if (extent == null) {
            return Optional.empty();
        }
        double[] box = new Transform(extent.epsg(), Crs.WGS84)
                .box(extent.west(), extent.south(), extent.east(), extent.north());
        boolean plain = box[0] >= -180 && box[2] <= 180 && box[0] <= box[2] && extent.west() <= extent.east();
        // The image of a box in a projection may go around a pole, which its edges do not show.
        boolean wide = box[2] - box[0] > 180 && !Crs.isGeographic(extent.epsg());
        return plain && !wide ? Optional.of(box) : Optional.empty();
    }
}
