package dev.terrane.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.model.process.ProcessCatalogue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * {@code /processes}: all processes of this back-end with the version of the standard that they follow. They never come in
 * pages, which the standard leaves open: the JavaScript client always asks for fifty and knows only those it gets first.
 */
@Path("/processes")
@Compressed
class ProcessesResource {
    private static final String VERSION = "2.0.0-rc.2";

    private final ObjectMapper json;
    private final PublicUrl url;
    private final PublicDocuments documents;
    private final ProcessCatalogue processes = ProcessCatalogue.bundled();

    ProcessesResource(ObjectMapper json, PublicUrl url, PublicDocuments documents) {
        this.json = json;
        this.url = url;
        this.documents = documents;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(@QueryParam("limit") @Nullable String limit, @Context Request request) {
        Page.limit(limit);
        ObjectNode root = json.createObjectNode().put("version", VERSION);
        root.set("processes", json.valueToTree(processes.all()));
        ArrayNode links = root.putArray("links");
        links.addObject().put("rel", "self").put("href", url.of("/processes")).put("type", MediaType.APPLICATION_JSON);
        links.addObject()
                .put("rel", "about")
                .put("href", "https://processes.openeo.org/" + VERSION + "/")
                .put("type", MediaType.TEXT_HTML)
                .put("title", "The openEO processes that these follow");
        return documents.answer(root, request);
    }
}
