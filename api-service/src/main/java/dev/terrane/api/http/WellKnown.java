package dev.terrane.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.api.config.ApiConfig;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** {@code /.well-known/openeo} at the root of the host: where the API is. */
@ApplicationScoped
class WellKnown {
    private final ObjectMapper json;
    private final ApiConfig.Api config;

    WellKnown(ObjectMapper json, ApiConfig config) {
        this.json = json;
        this.config = config.api();
    }

    void route(@Observes Router router) {
        router.get("/.well-known/openeo").handler(this::answer);
    }

    private void answer(RoutingContext request) {
        String base = config.publicUrl()
                .map(Object::toString)
                .orElseGet(() ->
                        request.request().scheme() + "://" + request.request().authority() + "/openeo/1.2/");
        ObjectNode document = json.createObjectNode();
        document.putArray("versions")
                .addObject()
                .put("url", base.endsWith("/") ? base : base + "/")
                .put("api_version", "1.2.0")
                .put("production", config.production());
        request.response().putHeader("Content-Type", "application/json").end(document.toString());
    }
}
