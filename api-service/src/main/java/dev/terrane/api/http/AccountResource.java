package dev.terrane.api.http;

import dev.terrane.api.config.OidcConfig;
import dev.terrane.api.http.dto.AccountWire;
import dev.terrane.api.http.dto.Wire;
import dev.terrane.api.security.BasicTokens;
import dev.terrane.api.security.CurrentUser;
import dev.terrane.api.security.User;
import dev.terrane.api.security.oidc.OidcProvider;
import dev.terrane.api.security.oidc.OidcProviders;
import dev.terrane.model.error.OpenEoError;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.NoCache;
import org.jspecify.annotations.Nullable;

/** {@code /credentials/*} and {@code /me}: how to log in, and as whom. */
@Path("/")
@NoCache
@Produces(MediaType.APPLICATION_JSON)
class AccountResource {
    private final BasicTokens basic;
    private final OidcProviders providers;
    private final CurrentUser user;

    AccountResource(BasicTokens basic, OidcProviders providers, CurrentUser user) {
        this.basic = basic;
        this.providers = providers;
        this.user = user;
    }

    @GET
    @Path("/credentials/basic")
    public Map<String, String> token(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String header, @Context HttpServerRequest request) {
        if (!basic.areOffered()) {
            throw OpenEoError.NOT_FOUND.exception();
        }
        if (header == null || header.isBlank()) {
            throw OpenEoError.AUTHENTICATION_REQUIRED.exception();
        }
        return Map.of(
                "access_token", basic.exchange(header, request.remoteAddress().hostAddress()));
    }

    @GET
    @Path("/credentials/oidc")
    public AccountWire.Providers providers() {
        List<AccountWire.Provider> offered =
                providers.all().stream().map(AccountResource::wire).toList();
        if (offered.isEmpty()) {
            throw OpenEoError.NOT_FOUND.exception();
        }
        return new AccountWire.Providers(offered);
    }

    @GET
    @Path("/me")
    public AccountWire.Account me() {
        User known = user.user();
        List<Wire.Link> links = known
                .provider()
                .flatMap(providers::of)
                .flatMap(provider -> provider.config().accountUrl())
                .map(address -> new Wire.Link("edit-form", address.toString(), null, "Your profile"))
                .stream()
                .toList();
        return new AccountWire.Account(known.id(), known.name(), known.email(), null, null, null, links);
    }

    private static AccountWire.Provider wire(OidcProvider provider) {
        OidcConfig config = provider.config();
        return new AccountWire.Provider(
                provider.id(),
                config.issuer(),
                config.title().orElse(provider.id()),
                config.description().orElse(null),
                config.scopes(),
                config.defaultClients().stream()
                        .map(client -> new AccountWire.Client(
                                client.id(),
                                client.grantTypes(),
                                client.redirectUrls().orElse(null)))
                        .toList());
    }
}
