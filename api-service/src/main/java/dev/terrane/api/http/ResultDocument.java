package dev.terrane.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.job.JobQueries;
import dev.terrane.api.job.JobResults;
import dev.terrane.model.job.JobStatus;
import dev.terrane.model.result.Asset;
import dev.terrane.model.result.ResultManifest;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/** The results of a job in STAC: a Collection with an Item for each asset, or one Item that holds all assets. */
@RequestScoped
class ResultDocument {
    private static final List<Double> WORLD = List.of(-180.0, -90.0, 180.0, 90.0);
    private static final String JSON_TYPE = "application/json";
    static final String GEOJSON_TYPE = "application/geo+json";
    private static final List<String> EXTENSIONS = List.of(
            "https://stac-extensions.github.io/projection/v1.1.0/schema.json",
            "https://stac-extensions.github.io/raster/v1.1.0/schema.json",
            "https://stac-extensions.github.io/file/v2.1.0/schema.json",
            "https://stac-extensions.github.io/processing/v1.1.0/schema.json");

    private final ObjectMapper json;
    private final ResultLinks links;
    private final String provider;

    ResultDocument(ObjectMapper json, ResultLinks links, ApiConfig config) {
        this.json = json;
        this.links = links;
        this.provider = config.api().title();
    }

    /** All assets and a link to an Item for each of them. */
    ObjectNode collection(JobQueries.Detail job, JobResults.Result result, boolean partial) {
        JobQueries.Summary summary = job.summary();
        ObjectNode collection = json.createObjectNode();
        collection.put("type", "Collection").put("stac_version", "1.0.0");
        EXTENSIONS.forEach(collection.putArray("stac_extensions")::add);
        collection.put("id", summary.id()).put("title", title(summary));
        collection.put(
                "description", summary.description() == null ? "Results of a batch job." : summary.description());
        collection.put("license", "proprietary");
        extent(collection, result.manifest(), summary);
        collection.putObject("summaries");
        providers(collection, job);
        collection.put("openeo:status", status(summary.status()));
        collection.put("expires", links.expires().toString());
        collection.set("assets", assets(result));
        links(collection.putArray("links"), job, result, partial);
        return collection;
    }

    /** One Item with all assets. */
    ObjectNode item(JobQueries.Detail job, JobResults.Result result, boolean partial) {
        ObjectNode item = feature(job, job.summary().id(), result.manifest());
        ((ObjectNode) item.get("properties")).put("title", title(job.summary()));
        item.set("assets", assets(result));
        links(item.putArray("links"), job, new JobResults.Result(null, result.manifest()), partial);
        return item;
    }

    /** The Item of one asset. */
    ObjectNode item(JobQueries.Detail job, JobResults.Download download, ResultManifest manifest) {
        Asset asset = download.asset();
        ObjectNode item = feature(job, job.summary().id() + "_" + asset.name(), manifest);
        ObjectNode properties = (ObjectNode) item.get("properties");
        properties.put("title", asset.title());
        String datetime = asset.datetime();
        if (datetime != null && datetime.contains("T")) {
            properties.remove(List.of("start_datetime", "end_datetime"));
            properties.put("datetime", datetime);
        }
        Asset.Raster raster = asset.raster();
        if (raster != null) {
            AssetWire.projection(properties, raster);
        }
        item.putObject("assets").set(asset.name(), AssetWire.asset(asset, links.asset(download.held(), asset.name())));
        ArrayNode wire = item.putArray("links");
        link(wire, "self", links.item(download.held(), asset.name()), GEOJSON_TYPE);
        link(wire, "collection", links.self(job.summary().id(), false), JSON_TYPE);
        derivedFrom(wire, job);
        return item;
    }

    private ObjectNode feature(JobQueries.Detail job, String id, ResultManifest manifest) {
        ObjectNode item = json.createObjectNode();
        item.put("type", "Feature").put("stac_version", "1.0.0");
        EXTENSIONS.forEach(item.putArray("stac_extensions")::add);
        item.put("id", id);
        List<Double> box = manifest.bbox() == null ? WORLD : manifest.bbox();
        box.forEach(item.putArray("bbox")::add);
        ring(
                item.putObject("geometry")
                        .put("type", "Polygon")
                        .putArray("coordinates")
                        .addArray(),
                box);
        ObjectNode properties = item.putObject("properties");
        times(properties, manifest, job.summary());
        properties.put("created", job.summary().created().toString());
        properties.put("updated", job.summary().updated().toString());
        properties.put("expires", links.expires().toString());
        properties.put("openeo:status", status(job.summary().status()));
        providers(properties, job);
        return item;
    }

    private static void times(ObjectNode properties, ResultManifest manifest, JobQueries.Summary job) {
        String start = manifest.start();
        String end = manifest.end();
        if (start == null || end == null) {
            properties.put("datetime", job.created().toString());
        } else if (start.equals(end)) {
            properties.put("datetime", start);
        } else {
            properties.putNull("datetime").put("start_datetime", start).put("end_datetime", end);
        }
    }

    private static void ring(ArrayNode ring, List<Double> box) {
        int[][] corners = {{0, 1}, {2, 1}, {2, 3}, {0, 3}, {0, 1}};
        for (int[] corner : corners) {
            ring.addArray().add(box.get(corner[0])).add(box.get(corner[1]));
        }
    }

    private static void extent(ObjectNode collection, ResultManifest manifest, JobQueries.Summary job) {
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

    private void providers(ObjectNode document, JobQueries.Detail job) {
        ObjectNode processor = document.putArray("providers").addObject().put("name", provider);
        processor.putArray("roles").add("processor");
        processor.putObject("processing:expression").put("format", "openeo").set("expression", job.started());
    }

    private ObjectNode assets(JobResults.Result result) {
        ObjectNode assets = json.createObjectNode();
        JobQueries.Held held = result.held();
        if (held != null) {
            result.manifest()
                    .assets()
                    .forEach(asset ->
                            assets.set(asset.name(), AssetWire.asset(asset, links.asset(held, asset.name()))));
        }
        return assets;
    }

    private void links(ArrayNode wire, JobQueries.Detail job, JobResults.Result result, boolean partial) {
        String id = job.summary().id();
        link(wire, "self", links.self(id, partial), JSON_TYPE);
        link(wire, "canonical", links.canonical(id, partial), JSON_TYPE);
        JobQueries.Held held = result.held();
        if (held != null) {
            result.manifest()
                    .assets()
                    .forEach(asset -> link(wire, "item", links.item(held, asset.name()), GEOJSON_TYPE));
        }
        derivedFrom(wire, job);
    }

    private void derivedFrom(ArrayNode wire, JobQueries.Detail job) {
        for (String source : ResultSources.of(job.started())) {
            link(wire, "derived_from", source.startsWith("/") ? links.of(source) : source, JSON_TYPE);
        }
    }

    private static void link(ArrayNode wire, String rel, String href, String type) {
        wire.addObject().put("rel", rel).put("href", href).put("type", type);
    }

    private static String title(JobQueries.Summary job) {
        return job.title() == null ? "Results of job " + job.id() : job.title();
    }

    /** The standard knows no result that is waited for. */
    private static String status(JobStatus status) {
        return (status.isActive() || status == JobStatus.CREATED ? JobStatus.RUNNING : status).wire();
    }
}
