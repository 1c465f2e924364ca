package dev.terrane.api.http;

import dev.terrane.model.error.OpenEoError;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives the form of the standard to errors that no resource sees, such as addresses outside of the API. */
@ApplicationScoped
class PlainErrors {
    private static final Pattern VERSION = Pattern.compile("^/openeo/v?(\\d[\\w.]*)(/.*)?$");

    void register(@Observes Router router) {
        router.errorHandler(400, request -> send(request, 400, "The request cannot be understood."));
        router.errorHandler(404, PlainErrors::nothing);
        router.errorHandler(405, request -> {
            request.response().putHeader("Allow", "OPTIONS, GET, HEAD");
            send(request, 405, "That method is not offered here.");
        });
        router.errorHandler(406, request -> send(request, 406, "That media type is not offered here."));
        router.errorHandler(413, request -> send(request, 413, "The request is too large."));
        router.errorHandler(415, request -> send(request, 415, "That media type is not accepted."));
    }

    /** Answers with an error that has the code of its status. */
    static void send(RoutingContext request, int status, String message) {
        send(request, status, code(status), message);
    }

    /** The code of a status for which the standard has none. */
    static String code(int status) {
        return switch (status) {
            case 400 -> "BadRequest";
            case 404 -> OpenEoError.NOT_FOUND.code();
            case 405, 501 -> OpenEoError.FEATURE_UNSUPPORTED.code();
            case 413 -> "RequestTooLarge";
            default -> HttpResponseStatus.valueOf(status).reasonPhrase().replaceAll("\\W", "");
        };
    }

    private static void send(RoutingContext request, int status, String code, String message) {
        if (request.response().ended() || request.response().headWritten()) {
            return;
        }
        JsonObject error = new JsonObject()
                .put("id", HttpManners.id(request))
                .put("code", code)
                .put("message", message);
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(error.encode());
    }

    private static void nothing(RoutingContext request) {
        Matcher version = VERSION.matcher(String.valueOf(request.normalizedPath()));
        if (version.matches() && !version.group(1).equals("1.2")) {
            send(
                    request,
                    404,
                    OpenEoError.UNSUPPORTED_API_VERSION.code(),
                    OpenEoError.UNSUPPORTED_API_VERSION
                            .exception("version", version.group(1))
                            .getMessage());
        } else {
            send(request, 404, OpenEoError.NOT_FOUND.exception().getMessage());
        }
    }
}
