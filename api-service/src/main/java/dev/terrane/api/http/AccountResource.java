package dev.terrane.api.http;

import dev.terrane.api.config.OidcConfig;
import dev.terrane.api.files.UserFiles;
import dev.terrane.api.http.dto.AccountWire;
import dev.terrane.api.http.dto.Wire;
import dev.terrane.api.job.Billing;
import dev.terrane.api.security.BasicTokens;
import dev.terrane.api.security.CurrentUser;
import dev.terrane.api.security.User;
import dev.terrane.api.security.oidc.OidcProvider;
import dev.terrane.api.security.oidc.OidcProviders;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import io.quarkus.logging.Log;
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
    private final UserFiles files;
    private final Billing billing;
    private final CurrentUser user;

    AccountResource(BasicTokens basic, OidcProviders providers, UserFiles files, Billing billing, CurrentUser user) {
        this.basic = basic;
        this.providers = providers;
        this.files = files;
        this.billing = billing;
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
        return new AccountWire.Account(
                known.id(),
                known.name(),
                known.email(),
                billing.currency().flatMap(charged -> billing.defaultPlan()).orElse(null),
                space(known),
                links);
    }

    /** Where the object store is away, the account is told without it. */
    private AccountWire.@Nullable Space space(User known) {
        try {
            UserFiles.Space space = files.space(known.id());
            return new AccountWire.Space(space.free(), space.quota());
        } catch (OpenEoException away) {
            Log.warnf("the space of a user cannot be told: %s", away.getMessage());
            return null;
        }
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
