package dev.terrane.api.http;

import dev.terrane.api.config.ApiConfig;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.net.URI;

/** Absolute addresses as clients see them: from the setting, else from the request and its forwarded headers. */
@RequestScoped
class PublicUrl {
    private static final String BASE = "/openeo/1.2";

    private static final int LONGEST_PREFIX = 200;

    private final String base;

    PublicUrl(ApiConfig config, RoutingContext request) {
        this.base = base(config.api(), request.request());
    }

    /** The address of a path of the API, which begins with a slash. */
    String of(String path) {
        return base + path;
    }

    /** Where the document of all versions is, at the root of the host. */
    String wellKnown() {
        return URI.create(base).resolve("/.well-known/openeo").toString();
    }

    /** The address of the API without a slash at its end. */
    static String base(ApiConfig.Api config, HttpServerRequest request) {
        String url = config.publicUrl()
                .map(Object::toString)
                .orElseGet(() -> request.scheme() + "://" + request.authority() + prefix(request) + BASE);
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** The path that a proxy in front has taken away; only one that is a path is believed. */
    private static String prefix(HttpServerRequest request) {
        String prefix = request.getHeader("X-Forwarded-Prefix");
        return prefix != null && prefix.length() <= LONGEST_PREFIX && prefix.matches("(/[\\w.~-]++)++/?")
                ? prefix.replaceAll("/$", "")
                : "";
    }
}
