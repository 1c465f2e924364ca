package dev.terrane.api.http;

import dev.terrane.api.security.BasicTokens;
import dev.terrane.api.security.CurrentUser;
import dev.terrane.model.error.OpenEoError;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.NoCache;
import org.jspecify.annotations.Nullable;

/** {@code /credentials/basic} and {@code /me}. */
@Path("/")
@NoCache
@Produces(MediaType.APPLICATION_JSON)
class AccountResource {
    private final BasicTokens basic;
    private final CurrentUser user;

    AccountResource(BasicTokens basic, CurrentUser user) {
        this.basic = basic;
        this.user = user;
    }

    @GET
    @Path("/credentials/basic")
    public Map<String, String> token(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String header) {
        if (header == null || header.isBlank()) {
            throw OpenEoError.AUTHENTICATION_REQUIRED.exception();
        }
        return Map.of("access_token", basic.exchange(header));
    }

    @GET
    @Path("/me")
    public Map<String, String> me() {
        String id = user.id();
        return Map.of("user_id", id, "name", id);
    }
}
