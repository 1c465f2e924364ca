package dev.terrane.api.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.terrane.api.http.dto.Wire;
import dev.terrane.api.security.TooManyFailures;
import dev.terrane.api.security.oidc.IssuerUnavailable;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import io.quarkus.logging.Log;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The only place where a failure becomes HTTP. The id in the body is the id in the log. */
class ErrorMappers {
    private static final int LONGEST = 200;

    /** When to come back after too many requests; short, because each that ends makes room for one. */
    private static final int RETRY_SECONDS = 5;

    @ServerExceptionMapper
    public Response known(OpenEoException failure, RoutingContext request) {
        int status = failure.httpStatus();
        Response.ResponseBuilder builder = Response.status(status);
        if (status == 401) {
            builder.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer"); // never Basic: browsers would ask for a password
        }
        if (status == 429 || status == 503) {
            builder.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer(builder, status, failure.code(), failure.getMessage(), failure, request);
    }

    @ServerExceptionMapper
    public Response guessing(TooManyFailures failure, RoutingContext request) {
        return later(429, "TooManyFailedLogins", failure.retryAfter(), failure, request);
    }

    @ServerExceptionMapper
    public Response withoutProvider(IssuerUnavailable failure, RoutingContext request) {
        return later(503, "OidcProviderUnavailable", failure.retryAfter(), failure, request);
    }

    @ServerExceptionMapper
    public Response refusedByTheRouter(WebApplicationException failure, RoutingContext request) {
        Response refused = failure.getResponse();
        int status = refused.getStatus();
        Response.ResponseBuilder builder = Response.status(status);
        if (status == 405) {
            Endpoints.methods(request.normalizedPath())
                    .ifPresent(methods -> builder.header(HttpHeaders.ALLOW, methods));
        }
        Object connection = refused.getHeaders().getFirst("Connection");
        if (connection != null) {
            builder.header("Connection", connection);
        }
        if (status == 415) {
            OpenEoException type = OpenEoError.CONTENT_TYPE_INVALID.exception("types", "application/json");
            return answer(builder.status(400), 400, type.code(), type.getMessage(), failure, request);
        }
        return answer(builder, status, PlainErrors.code(status), message(status, failure), failure, request);
    }

    /** JSON that is well-formed and yet not what was asked for, or more than one value. */
    @ServerExceptionMapper
    public Response unfit(MismatchedInputException failure, RoutingContext request) {
        return answer(
                Response.status(400),
                400,
                PlainErrors.code(400),
                "The JSON of the request cannot be read: " + fault(failure),
                failure,
                request);
    }

    private static String message(int status, WebApplicationException failure) {
        return switch (status) {
            case 404 -> OpenEoError.NOT_FOUND.exception().getMessage();
            case 405, 501 -> "That method is not offered here.";
            case 406 -> "The media types that the client accepts are not offered here.";
            case 413 -> "The request is larger than this back-end takes.";
            default ->
                failure.getCause() instanceof JsonProcessingException json
                        ? "The JSON of the request cannot be read: " + fault(json)
                        : status < 500 ? "The request cannot be understood." : "The server failed.";
        };
    }

    /** What is wrong with JSON and where, without the text around it. */
    private static String fault(JsonProcessingException json) {
        String reason = json.getOriginalMessage().split("\\R", 2)[0];
        JsonLocation place = json.getLocation();
        String where = place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
        return reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" + where : reason + where;
    }

    @ServerExceptionMapper
    public Response behindTheEnd(ByteRange.Unsatisfiable failure, RoutingContext request) {
        Response.ResponseBuilder builder = Response.status(416).header("Content-Range", "bytes */" + failure.size());
        return answer(builder, 416, "RangeNotSatisfiable", String.valueOf(failure.getMessage()), failure, request);
    }

    @ServerExceptionMapper
    public Response unknown(Exception failure, RoutingContext request) {
        return answer(
                Response.status(500),
                500,
                "Internal",
                "The server failed; its log knows more under this id.",
                failure,
                request);
    }

    /** The time is rounded up: a client that comes to the second is not too early. */
    private static Response later(
            int status, String code, Duration after, RuntimeException failure, RoutingContext request) {
        Response.ResponseBuilder builder =
                Response.status(status).header(HttpHeaders.RETRY_AFTER, after.toSeconds() + 1);
        return answer(builder, status, code, String.valueOf(failure.getMessage()), failure, request);
    }

    private static Response answer(
            Response.ResponseBuilder builder,
            int status,
            String code,
            String message,
            Exception failure,
            RoutingContext request) {
        String id = HttpManners.id(request);
        Log.logf(status < 500 ? Logger.Level.DEBUG : Logger.Level.ERROR, failure, "error %s: %s", id, code);
        return builder.type(MediaType.APPLICATION_JSON)
                .entity(new Wire.Failure(id, code, message))
                .build();
    }
}
