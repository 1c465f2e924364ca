package dev.terrane.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.api.config.ApiConfig;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** {@code /.well-known/openeo} at the root of the host: where the API is. The root itself leads there too. */
@ApplicationScoped
class WellKnown {
    private final ObjectMapper json;
    private final PublicDocuments documents;
    private final ApiConfig.Api config;

    WellKnown(ObjectMapper json, PublicDocuments documents, ApiConfig config) {
        this.json = json;
        this.documents = documents;
        this.config = config.api();
    }

    void route(@Observes Router router) {
        for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.HEAD)) {
            router.route(method, "/.well-known/openeo").handler(this::answer);
            router.route(method, "/").handler(request -> request.redirect(base(request)));
        }
    }

    private String base(RoutingContext request) {
        return PublicUrl.base(config, request.request()) + "/";
    }

    private void answer(RoutingContext request) {
        ObjectNode document = json.createObjectNode();
        document.putArray("versions")
                .addObject()
                .put("url", base(request))
                .put("api_version", "1.2.0")
                .put("production", config.production());
        request.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", documents.caching())
                .end(document.toString());
    }
}
