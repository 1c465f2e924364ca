package dev.terrane.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.api.catalog.FileFormats;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** {@code /file_formats}, and the lists of what is not offered: runtimes for user code and web services. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
class FileFormatsResource {
    private final ObjectMapper json;
    private final PublicDocuments documents;

    FileFormatsResource(ObjectMapper json, PublicDocuments documents) {
        this.json = json;
        this.documents = documents;
    }

    @GET
    @Path("/file_formats")
    public Response formats(@Context Request request) {
        ObjectNode root = json.createObjectNode();
        root.putObject("input");
        ObjectNode output = root.putObject("output");
        FileFormats.OUTPUT.forEach((name, format) -> output.set(name, json.valueToTree(format)));
        return documents.answer(root, request);
    }

    @GET
    @Path("/udf_runtimes")
    public Response udfRuntimes(@Context Request request) {
        return documents.answer(json.createObjectNode(), request);
    }

    @GET
    @Path("/service_types")
    public Response serviceTypes(@Context Request request) {
        return documents.answer(json.createObjectNode(), request);
    }
}
