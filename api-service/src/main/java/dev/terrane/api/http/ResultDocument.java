package dev.terrane.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.job.JobQueries;
import dev.terrane.api.job.JobResults;
import dev.terrane.model.result.Asset;
import dev.terrane.model.result.ResultManifest;
import jakarta.enterprise.context.RequestScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of a job as a STAC Collection. */
@RequestScoped
class ResultDocument {
    private static final List<Double> WORLD = List.of(-180.0, -90.0, 180.0, 90.0);

    private final ObjectMapper json;
    private final JobResults results;
    private final PublicUrl url;
    private final String title;

    ResultDocument(ObjectMapper json, JobResults results, PublicUrl url, ApiConfig config) {
        this.json = json;
        this.results = results;
        this.url = url;
        this.title = config.api().title();
    }

    ObjectNode of(JobQueries.Detail job, JobResults.Result result, long expires) {
        JobQueries.Summary summary = job.summary();
        ResultManifest manifest = result.manifest();
        ObjectNode collection = json.createObjectNode();
        collection.put("type", "Collection").put("stac_version", "1.0.0");
        collection
                .putArray("stac_extensions")
                .add("https://stac-extensions.github.io/projection/v1.1.0/schema.json")
                .add("https://stac-extensions.github.io/raster/v1.1.0/schema.json")
                .add("https://stac-extensions.github.io/file/v2.1.0/schema.json")
                .add("https://stac-extensions.github.io/processing/v1.1.0/schema.json");
        collection.put("id", summary.id());
        collection.put("title", summary.title() == null ? "Results of job " + summary.id() : summary.title());
        collection.put(
                "description", summary.description() == null ? "Results of a batch job." : summary.description());
        collection.put("license", "proprietary");
        extent(collection, manifest, summary);
        collection.putObject("summaries");
        ObjectNode provider = collection.putArray("providers").addObject().put("name", title);
        provider.putArray("roles").add("processor");
        provider.putObject("processing:expression").put("format", "openeo").set("expression", job.process());
        collection.put("openeo:status", "finished");
        collection.put("expires", Instant.ofEpochSecond(expires).toString());
        ObjectNode assets = collection.putObject("assets");
        manifest.assets().forEach(asset -> assets.set(asset.name(), asset(asset, result, expires)));
        links(collection.putArray("links"), summary.id(), expires);
        return collection;
    }

    private void extent(ObjectNode collection, ResultManifest manifest, JobQueries.Summary job) {
        ObjectNode extent = collection.putObject("extent");
        List<Double> bbox = manifest.bbox();
        ArrayNode box = extent.putObject("spatial").putArray("bbox").addArray();
        (bbox == null ? WORLD : bbox).forEach(box::add);
        String start = manifest.start();
        String end = manifest.end();
        extent.putObject("temporal")
                .putArray("interval")
                .addArray()
                .add(start == null ? job.created().toString() : start)
                .add(end == null ? job.updated().toString() : end);
    }

    private ObjectNode asset(Asset asset, JobResults.Result result, long expires) {
        String signature = results.signAsset(result.held(), asset.name(), expires);
        ObjectNode wire = json.createObjectNode();
        wire.put(
                "href",
                url.of("/jobs/" + result.held().id() + "/results/assets/" + signature + "/" + asset.name() + "?expires="
                        + expires));
        wire.put("type", asset.type()).put("title", asset.title());
        wire.putArray("roles").add("data");
        wire.put("file:size", asset.size());
        wire.put("file:checksum", "1220" + asset.checksum());
        String datetime = asset.datetime();
        if (datetime != null) {
            wire.put(datetime.contains("T") ? "datetime" : "openeo:label", datetime);
        }
        raster(wire, asset.raster());
        return wire;
    }

    private static void raster(ObjectNode wire, Asset.@Nullable Raster raster) {
        if (raster == null) {
            return;
        }
        Integer epsg = raster.epsg();
        if (epsg != null) {
            wire.put("proj:epsg", epsg).put("proj:code", "EPSG:" + epsg);
        }
        raster.shape().forEach(wire.putArray("proj:shape")::add);
        raster.transform().forEach(wire.putArray("proj:transform")::add);
        raster.bbox().forEach(wire.putArray("proj:bbox")::add);
        ArrayNode bands = wire.putArray("raster:bands");
        ArrayNode names = wire.putArray("bands");
        for (Asset.BandInfo band : raster.bands()) {
            ObjectNode entry = bands.addObject().put("data_type", band.dataType());
            names.addObject().put("name", band.name());
            String nodata = band.nodata();
            if (nodata != null) {
                entry.set("nodata", nodata(nodata));
            }
            Asset.Statistics statistics = band.statistics();
            if (statistics != null) {
                entry.putObject("statistics")
                        .put("minimum", statistics.minimum())
                        .put("mean", statistics.mean())
                        .put("maximum", statistics.maximum())
                        .put("valid_percent", statistics.validPercent());
            }
        }
    }

    /** A number where it is one; the raster extension spells the others as texts. */
    private static JsonNode nodata(String text) {
        return text.equals("nan")
                ? JsonNodeFactory.instance.textNode(text)
                : JsonNodeFactory.instance.numberNode(new BigDecimal(text));
    }

    private void links(ArrayNode links, String id, long expires) {
        links.addObject()
                .put("rel", "self")
                .put("href", url.of("/jobs/" + id + "/results"))
                .put("type", "application/json");
        links.addObject()
                .put("rel", "canonical")
                .put(
                        "href",
                        url.of("/jobs/" + id + "/results/signed/" + results.signDocument(id, expires) + "?expires="
                                + expires))
                .put("type", "application/json");
    }
}
