package dev.terrane.api.http.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of logging in that become JSON. Absent values are left out, never null. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public final class AccountWire {
    private AccountWire() {}

    /** The providers, the default first. */
    public record Providers(List<Provider> providers) {}

    /** An OpenID Connect provider. */
    public record Provider(
            String id,
            URI issuer,
            String title,
            @Nullable String description,
            List<String> scopes,
            @JsonProperty("default_clients") List<Client> defaultClients) {}

    /** A client that users may take. */
    public record Client(
            String id,
            @JsonProperty("grant_types") List<String> grantTypes,
            @JsonProperty("redirect_urls") @Nullable List<URI> redirectUrls) {}

    /** A user; plan and storage only where they are known. Budgets are those of jobs, users have none. */
    public record Account(
            @JsonProperty("user_id") String userId,
            @Nullable String name,
            @Nullable String email,
            @JsonProperty("default_plan") @Nullable String defaultPlan,
            @Nullable Space storage,
            List<Wire.Link> links) {}

    /** Bytes that a user has and may have. */
    public record Space(long free, long quota) {}
}
