package dev.terrane.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * What every answer has: headers for browsers of other sites, and a content type without a charset, which clients
 * compare to the letter.
 */
@ApplicationScoped
class HttpManners {
    private static final int PRIORITY = 500;

    void cors(@Observes Filters filters) {
        filters.register(HttpManners::cors, PRIORITY);
    }

    void root(@Observes Router router) {
        router.get("/").handler(request -> request.redirect("/openeo/1.2/"));
    }

    private static void cors(RoutingContext request) {
        HttpServerResponse answer = request.response();
        answer.putHeader("Access-Control-Allow-Origin", "*");
        answer.putHeader(
                "Access-Control-Expose-Headers",
                "Link, Location, OpenEO-Costs, OpenEO-Identifier, Accept-Ranges, Content-Range, Content-Encoding");
        if (request.request().method().equals(HttpMethod.OPTIONS)) {
            answer.putHeader(
                    "Access-Control-Allow-Headers", "Authorization, Content-Type, Range, Accept, Accept-Language");
            answer.putHeader("Access-Control-Allow-Methods", "OPTIONS, GET, HEAD, POST, PATCH, PUT, DELETE");
            answer.putHeader("Content-Type", "application/json");
            answer.setStatusCode(204).end();
        } else {
            request.next();
        }
    }

    @ServerResponseFilter
    public void plainContentType(ContainerResponseContext answer) {
        MediaType type = answer.getMediaType();
        if (type != null && type.getSubtype().endsWith("json")) {
            answer.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, type.getType() + "/" + type.getSubtype());
        }
    }
}
