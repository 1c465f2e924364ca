package dev.terrane.api.http;

import dev.terrane.api.http.dto.Wire;
import dev.terrane.api.security.TooManyFailures;
import dev.terrane.api.security.oidc.IssuerUnavailable;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import io.quarkus.logging.Log;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The only place where a failure becomes HTTP. The id in the body is the id in the log. */
class ErrorMappers {
    /** When to come back after too many requests; short, because each that ends makes room for one. */
    private static final int RETRY_SECONDS = 5;

    @ServerExceptionMapper
    public Response known(OpenEoException failure) {
        Response.ResponseBuilder builder = Response.status(failure.httpStatus());
        if (failure.httpStatus() == 401) {
            builder.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer"); // never Basic: browsers would ask for a password
        }
        if (failure.httpStatus() == 429) {
            builder.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer(builder, failure.httpStatus(), failure.code(), failure.getMessage(), failure);
    }

    @ServerExceptionMapper
    public Response guessing(TooManyFailures failure) {
        return later(429, "TooManyFailedLogins", failure.retryAfter(), failure);
    }

    @ServerExceptionMapper
    public Response withoutProvider(IssuerUnavailable failure) {
        return later(503, "OidcProviderUnavailable", failure.retryAfter(), failure);
    }

    @ServerExceptionMapper
    public Response refusedByTheRouter(WebApplicationException failure) {
        Response refused = failure.getResponse();
        int status = refused.getStatus();
        Response.ResponseBuilder builder = Response.status(status);
        Object allow = refused.getHeaders().getFirst(HttpHeaders.ALLOW);
        if (allow != null) {
            builder.header(HttpHeaders.ALLOW, allow);
        }
        return switch (status) {
            case 404 ->
                answer(
                        builder,
                        404,
                        "NotFound",
                        OpenEoError.NOT_FOUND.exception().getMessage(),
                        failure);
            case 415 ->
                answer(
                        builder.status(400),
                        400,
                        "ContentTypeInvalid",
                        OpenEoError.CONTENT_TYPE_INVALID
                                .exception("types", "application/json")
                                .getMessage(),
                        failure);
            case 405, 501 -> answer(builder, status, "FeatureUnsupported", "That method is not offered here.", failure);
            default ->
                answer(
                        builder,
                        status,
                        refused.getStatusInfo().getReasonPhrase().replace(" ", ""),
                        status < 500 ? "The request cannot be understood." : "The server failed.",
                        failure);
        };
    }

    @ServerExceptionMapper
    public Response unknown(Exception failure) {
        return answer(
                Response.status(500), 500, "Internal", "The server failed; its log knows more under this id.", failure);
    }

    /** The time is rounded up: a client that comes to the second is not too early. */
    private static Response later(int status, String code, Duration after, RuntimeException failure) {
        String id = UUID.randomUUID().toString();
        Log.debugf("error %s: %s", id, code);
        return Response.status(status)
                .header(HttpHeaders.RETRY_AFTER, after.toSeconds() + 1)
                .type(MediaType.APPLICATION_JSON)
                .entity(new Wire.Failure(id, code, String.valueOf(failure.getMessage())))
                .build();
    }

    private static Response answer(
            Response.ResponseBuilder builder, int status, String code, String message, Exception failure) {
        String id = UUID.randomUUID().toString();
        Log.logf(status < 500 ? Logger.Level.DEBUG : Logger.Level.ERROR, failure, "error %s: %s", id, code);
        return builder.type(MediaType.APPLICATION_JSON)
                .entity(new Wire.Failure(id, code, message))
                .build();
    }
}
