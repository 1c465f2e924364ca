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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code /} and {@code /conformance}: what this back-end is and can do. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
class CapabilitiesResource {
    private static final List<String> CLASSES = List.of(
            "https://api.openeo.org/1.2.0",
            "https://api.stacspec.org/v1.0.0/core",
            "https://api.stacspec.org/v1.0.0/collections");

    private final ObjectMapper json;
    private final PublicUrl url;
    private final PublicDocuments documents;
    private final ApiConfig.Api config;
    private final BasicTokens basic;
    private final Billing billing;
    private final OidcProviders providers;
    private final String version;

    CapabilitiesResource(
            ObjectMapper json,
            PublicUrl url,
            PublicDocuments documents,
            ApiConfig config,
            BasicTokens basic,
            Billing billing,
            OidcProviders providers,
            @ConfigProperty(name = "terrane.build") String version) {
        this.json = json;
        this.url = url;
        this.documents = documents;
        this.config = config.api();
        this.basic = basic;
        this.billing = billing;
        this.providers = providers;
        this.version = version;
    }

    @GET
    public Response capabilities(@Context Request request) {
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
        links(root.putArray("links"));
        return documents.answer(root, request);
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
    public Response conformance(@Context Request request) {
        ObjectNode root = json.createObjectNode();
        CLASSES.forEach(root.putArray("conformsTo")::add);
        return documents.answer(root, request);
    }

    private boolean offered(String path) {
        return switch (path) {
            case "/credentials/basic" -> basic.areOffered();
            case "/credentials/oidc" -> !providers.all().isEmpty();
            default -> true;
        };
    }

    private void links(ArrayNode links) {
        String type = MediaType.APPLICATION_JSON;
        link(links, "self", url.of("/"), type, "This document");
        link(links, "root", url.of("/"), type, "This document");
        link(links, "version-history", url.wellKnown(), type, "All versions of this API");
        link(links, "data", url.of("/collections"), type, "Collections");
        link(links, "conformance", url.of("/conformance"), type, "Conformance classes");
        link(
                links,
                "service-desc",
                "https://raw.githubusercontent.com/Open-EO/openeo-api/1.2.0/openapi.yaml",
                "application/vnd.oai.openapi;version=3.0",
                "The definition of this API");
        link(links, "service-doc", "https://api.openeo.org/v/1.2.0/", MediaType.TEXT_HTML, "The text of the standard");
        config.termsOfService()
                .ifPresent(terms ->
                        link(links, "terms-of-service", terms.toString(), MediaType.TEXT_HTML, "Terms of service"));
        config.privacyPolicy()
                .ifPresent(policy ->
                        link(links, "privacy-policy", policy.toString(), MediaType.TEXT_HTML, "Privacy policy"));
    }

    private static void link(ArrayNode links, String relation, String address, String type, String title) {
        links.addObject()
                .put("rel", relation)
                .put("href", address)
                .put("type", type)
                .put("title", title);
    }
}
