package dev.terrane.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.UUID;

/**
 * What every answer has, whoever gives it: headers for browsers of other sites, an id that the log knows too, a content
 * type without a charset, which clients compare to the letter, and a word on caching. Addresses over 8 KiB and headers
 * over 32 KiB are refused here, while the server itself would close the connection without a word.
 */
@ApplicationScoped
class HttpManners {
    private static final int PRIORITY = 500;
    private static final int LONGEST_ADDRESS = 8 << 10;
    private static final int MOST_HEADERS = 32 << 10;
    private static final String REQUEST_ID = "X-Request-Id";
    private static final String RETRY_SECONDS = "10";

    void register(@Observes Filters filters) {
        filters.register(HttpManners::handle, PRIORITY);
    }

    /** The id of a request, as its answer and the log have it. */
    static String id(RoutingContext request) {
        String id = request.get(REQUEST_ID);
        return id == null ? UUID.randomUUID().toString() : id;
    }

    private static void handle(RoutingContext request) {
        String sent = request.request().getHeader(REQUEST_ID);
        String id = sent != null && sent.matches("[\\w.-]{1,64}")
                ? sent
                : UUID.randomUUID().toString();
        request.put(REQUEST_ID, id);
        HttpServerResponse answer = request.response();
        answer.putHeader(REQUEST_ID, id);
        answer.putHeader("Access-Control-Allow-Origin", "*");
        answer.putHeader(
                "Access-Control-Expose-Headers",
                "Link, Location, OpenEO-Costs, OpenEO-Identifier, Accept-Ranges, Content-Range, Content-Encoding, ETag,"
                        + " Retry-After, X-Request-Id");
        request.addHeadersEndHandler(headers -> finish(answer));
        if (request.request().method().equals(HttpMethod.OPTIONS)) {
            options(request.request(), answer);
        } else if (request.request().uri().length() > LONGEST_ADDRESS) {
            PlainErrors.send(request, 414, "The address is too long.");
        } else if (size(request.request().headers()) > MOST_HEADERS) {
            PlainErrors.send(request, 431, "The headers are too large.");
        } else {
            request.next();
        }
    }

    private static void options(HttpServerRequest request, HttpServerResponse answer) {
        answer.putHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, Range, Accept, Accept-Language");
        answer.putHeader("Access-Control-Allow-Methods", Endpoints.allowed(request.path()));
        answer.putHeader("Access-Control-Max-Age", "3600");
        answer.putHeader("Content-Type", "application/json");
        answer.setStatusCode(204).end();
    }

    /** The last look at the headers, just before they are sent. */
    private static void finish(HttpServerResponse answer) {
        MultiMap headers = answer.headers();
        String type = headers.get("Content-Type");
        if (type != null && type.contains("json")) {
            // removed first, so that the name is spelled as some clients look it up
            headers.remove("Content-Type");
            headers.set("Content-Type", type.split(";", 2)[0].trim());
        }
        String caching = headers.get("Cache-Control");
        if (caching == null || !caching.contains("max-age")) {
            headers.set("Cache-Control", "no-store");
            headers.set("Vary", "Authorization, Accept");
        }
        int status = answer.getStatusCode();
        if ((status == 429 || status == 503) && !headers.contains("Retry-After")) {
            headers.set("Retry-After", RETRY_SECONDS);
        }
    }

    private static long size(MultiMap headers) {
        long size = 0;
        for (Map.Entry<String, String> header : headers) {
            size += header.getKey().length() + header.getValue().length();
        }
        return size;
    }
}
