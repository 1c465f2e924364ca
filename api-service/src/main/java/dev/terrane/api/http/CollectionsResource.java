package dev.terrane.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.api.catalog.Collections;
import dev.terrane.model.error.OpenEoError;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /collections}: what can be loaded, its dimensions, and what its items can be filtered by. */
@Path("/collections")
@Compressed
class CollectionsResource {
    private static final String JSON_SCHEMA = "application/schema+json";
    private static final String QUERYABLES = "http://www.opengis.net/def/rel/ogc/1.0/queryables";

    private final ObjectMapper json;
    private final Collections collections;
    private final PublicUrl url;
    private final PublicDocuments documents;

    CollectionsResource(ObjectMapper json, Collections collections, PublicUrl url, PublicDocuments documents) {
        this.json = json;
        this.collections = collections;
        this.url = url;
        this.documents = documents;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("start") @Nullable String start,
            @Context Request request) {
        Slice<Collections.Offered> page = Slice.of(collections.all(), limit, start);
        ObjectNode root = json.createObjectNode();
        ArrayNode list = root.putArray("collections");
        for (Collections.Offered offered : page.entries()) {
            ObjectNode entry = withLinks(offered);
            entry.remove(List.of("summaries", "cube:dimensions"));
            list.add(entry);
        }
        ArrayNode links = root.putArray("links");
        link(links, "self", "/collections", MediaType.APPLICATION_JSON);
        link(links, "root", "/", MediaType.APPLICATION_JSON);
        page.link(links, url.of("/collections"));
        return documents.answer(root, request);
    }

    @GET
    @Path("/{id:.+}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response describe(String id, @Context Request request) {
        return documents.answer(withLinks(find(id)), request);
    }

    @GET
    @Path("/{id:.+}/queryables")
    @Produces({JSON_SCHEMA, MediaType.APPLICATION_JSON})
    public Response queryables(String id, @Context Request request) {
        Collections.Offered offered = find(id);
        ObjectNode schema = json.createObjectNode();
        schema.put("$id", url.of(queryablesOf(offered)));
        schema.setAll(offered.queryables());
        return documents.answer(schema, request, JSON_SCHEMA);
    }

    private Collections.Offered find(String id) {
        return collections.find(id).orElseThrow(() -> OpenEoError.COLLECTION_NOT_FOUND.exception("identifier", id));
    }

    private ObjectNode withLinks(Collections.Offered offered) {
        ObjectNode copy = offered.description().deepCopy();
        ArrayNode links = json.createArrayNode();
        link(links, "self", "/collections/" + offered.id(), MediaType.APPLICATION_JSON);
        link(links, "parent", "/collections", MediaType.APPLICATION_JSON);
        link(links, "root", "/", MediaType.APPLICATION_JSON);
        link(links, QUERYABLES, queryablesOf(offered), JSON_SCHEMA);
        copy.path("links").forEach(links::add);
        copy.set("links", links);
        return copy;
    }

    private static String queryablesOf(Collections.Offered offered) {
        return "/collections/" + offered.id() + "/queryables";
    }

    private void link(ArrayNode links, String relation, String path, String type) {
        links.addObject().put("rel", relation).put("href", url.of(path)).put("type", type);
    }
}
