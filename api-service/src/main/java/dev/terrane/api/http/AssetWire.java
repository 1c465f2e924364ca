package dev.terrane.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.model.result.Asset;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Assets as STAC spells them, with the file, projection and raster extensions. */
final class AssetWire {
    private AssetWire() {}

    static ObjectNode asset(Asset asset, String href) {
        ObjectNode wire = JsonNodeFactory.instance.objectNode();
        wire.put("href", href).put("type", asset.type()).put("title", asset.title());
        wire.putArray("roles").add("data");
        wire.put("file:size", asset.size());
        String checksum = asset.checksum();
        if (checksum != null) {
            // a multihash: 0x12 is SHA-256, 0x20 its length
            wire.put("file:checksum", "1220" + checksum);
        }
        String datetime = asset.datetime();
        if (datetime != null) {
            wire.put(datetime.contains("T") ? "datetime" : "openeo:label", datetime);
        }
        Asset.Raster raster = asset.raster();
        if (raster != null) {
            projection(wire, raster);
            bands(wire, raster);
        }
        return wire;
    }

    /** The place of the pixels, also as properties of an item. */
    static void projection(ObjectNode wire, Asset.Raster raster) {
        Integer epsg = raster.epsg();
        if (epsg != null) {
            wire.put("proj:epsg", epsg).put("proj:code", "EPSG:" + epsg);
        }
        raster.shape().forEach(wire.putArray("proj:shape")::add);
        raster.transform().forEach(wire.putArray("proj:transform")::add);
        raster.bbox().forEach(wire.putArray("proj:bbox")::add);
    }

    private static void bands(ObjectNode wire, Asset.Raster raster) {
        ArrayNode bands = wire.putArray("raster:bands");
        ArrayNode names = wire.putArray("bands");
        for (Asset.BandInfo band : raster.bands()) {
            names.addObject().put("name", band.name());
            ObjectNode entry = bands.addObject().put("data_type", band.dataType());
            String nodata = band.nodata();
            if (nodata != null) {
                entry.set("nodata", nodata(nodata));
            }
            statistics(entry, band.statistics());
        }
    }

    private static void statistics(ObjectNode entry, Asset.@Nullable Statistics statistics) {
        if (statistics != null) {
            entry.putObject("statistics")
                    .put("minimum", statistics.minimum())
                    .put("mean", statistics.mean())
                    .put("maximum", statistics.maximum())
                    .put("valid_percent", statistics.validPercent());
        }
    }

    /** A number where it is one; the raster extension spells the others as texts. */
    private static JsonNode nodata(String text) {
        if (text.endsWith("Infinity")) {
            return JsonNodeFactory.instance.textNode(text.startsWith("-") ? "-inf" : "inf");
        }
        return text.equals("nan")
                ? JsonNodeFactory.instance.textNode(text)
                : JsonNodeFactory.instance.numberNode(new BigDecimal(text));
    }
}
