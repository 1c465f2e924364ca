package dev.terrane.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.job.Billing;
import dev.terrane.api.security.BasicTokens;
import dev.terrane.api.security.oidc.OidcProviders;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code /}: what this back-end is and can do. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
class CapabilitiesResource {
    private static final List<String> CLASSES = List.of(
            "https://api.openeo.org/1.2.0",
            "https://api.stacspec.org/v1.0.0/core",
            "https://api.stacspec.org/v1.0.0/collections");

    private final ObjectMapper json;
    private final PublicUrl url;
    private final ApiConfig.Api config;
    private final BasicTokens basic;
    private final Billing billing;
    private final OidcProviders providers;
    private final String version;

    CapabilitiesResource(
            ObjectMapper json,
            PublicUrl url,
            ApiConfig config,
            BasicTokens basic,
            Billing billing,
            OidcProviders providers,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.json = json;
        this.url = url;
        this.config = config.api();
        this.basic = basic;
        this.billing = billing;
        this.providers = providers;
        this.version = version;
    }

    @GET
    public ObjectNode capabilities() {
        ObjectNode root = json.createObjectNode()
                .put("api_version", "1.2.0")
                .put("backend_version", version)
                .put("stac_version", "1.0.0")
                .put("type", "Catalog")
                .put("id", "terrane")
                .put("title", config.title())
                .put("description", "An openEO back-end for batch jobs over satellite data cubes.")
                .put("production", config.production());
        CLASSES.forEach(root.putArray("conformsTo")::add);
        ArrayNode endpoints = root.putArray("endpoints");
        Endpoints.ALL.forEach((path, methods) -> {
            if (offered(path)) {
                methods.forEach(endpoints.addObject().put("path", path).putArray("methods")::add);
            }
        });
        billing(root);
        ArrayNode links = root.putArray("links");
        link(links, "self", "/");
        link(links, "data", "/collections");
        link(links, "conformance", "/conformance");
        return root;
    }

    /** Left out where nothing is charged. */
    private void billing(ObjectNode root) {
        billing.currency().ifPresent(currency -> {
            ObjectNode wire = root.putObject("billing").put("currency", currency);
            billing.defaultPlan().ifPresent(plan -> wire.put("default_plan", plan));
            ArrayNode plans = wire.putArray("plans");
            for (Billing.Plan plan : billing.plans()) {
                ObjectNode entry = plans.addObject()
                        .put("name", plan.name())
                        .put("description", plan.description())
                        .put("paid", plan.paid());
                if (plan.url() != null) {
                    entry.put("url", plan.url());
                }
            }
        });
    }

    @GET
    @Path("/conformance")
    public ObjectNode conformance() {
        ObjectNode root = json.createObjectNode();
        CLASSES.forEach(root.putArray("conformsTo")::add);
        return root;
    }

    private boolean offered(String path) {
        return switch (path) {
            case "/credentials/basic" -> basic.areOffered();
            case "/credentials/oidc" -> !providers.all().isEmpty();
            default -> true;
        };
    }

    private void link(ArrayNode links, String rel, String path) {
        links.addObject().put("rel", rel).put("href", url.of(path)).put("type", MediaType.APPLICATION_JSON);
    }
}
