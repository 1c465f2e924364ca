package dev.terrane.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.api.catalog.Collections;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.process.ProcessCatalogue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** Collections, processes and formats: what a graph can be made of. All of it is public. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
class CatalogResource {
    private final ObjectMapper json;
    private final Collections collections;
    private final PublicUrl url;
    private final ProcessCatalogue processes = ProcessCatalogue.bundled();

    CatalogResource(ObjectMapper json, Collections collections, PublicUrl url) {
        this.json = json;
        this.collections = collections;
        this.url = url;
    }

    @GET
    @Path("/collections")
    public ObjectNode list() {
        ObjectNode root = json.createObjectNode();
        ArrayNode list = root.putArray("collections");
        for (ObjectNode collection : collections.all()) {
            ObjectNode entry = withLinks(collection);
            entry.remove(List.of("summaries", "cube:dimensions"));
            list.add(entry);
        }
        link(root.putArray("links"), "self", "/collections");
        return root;
    }

    @GET
    @Path("/collections/{id}")
    public ObjectNode describe(String id) {
        return withLinks(
                collections.find(id).orElseThrow(() -> OpenEoError.COLLECTION_NOT_FOUND.exception("identifier", id)));
    }

    @GET
    @Path("/processes")
    public Map<String, Object> processes() {
        return Map.of("version", "2.0.0-rc.2", "processes", processes.all(), "links", List.of());
    }

    @GET
    @Path("/file_formats")
    public ObjectNode formats() {
        ObjectNode root = json.createObjectNode();
        root.putObject("input");
        ObjectNode output = root.putObject("output");
        format(
                output,
                "GTiff",
                "GeoTIFF",
                "Cloud-optimised GeoTIFF: x and y, bands as raster bands, one file for each date or other label.");
        format(output, "netCDF", "netCDF", "The whole cube as the variable `var` of one file, with CF metadata.");
        return root;
    }

    @GET
    @Path("/udf_runtimes")
    public ObjectNode udfRuntimes() {
        return json.createObjectNode();
    }

    @GET
    @Path("/service_types")
    public ObjectNode serviceTypes() {
        return json.createObjectNode();
    }

    private static void format(ObjectNode formats, String name, String title, String description) {
        ObjectNode format = formats.putObject(name).put("title", title).put("description", description);
        format.putArray("gis_data_types").add("raster");
        format.putObject("parameters");
    }

    private ObjectNode withLinks(ObjectNode collection) {
        ObjectNode copy = collection.deepCopy();
        ArrayNode links = copy.putArray("links");
        link(links, "self", "/collections/" + copy.path("id").asText());
        link(links, "parent", "/collections");
        link(links, "root", "/");
        return copy;
    }

    private void link(ArrayNode links, String rel, String path) {
        links.addObject().put("rel", rel).put("href", url.of(path)).put("type", MediaType.APPLICATION_JSON);
    }
}
