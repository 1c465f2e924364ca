package dev.terrane.api.http;

import dev.terrane.api.config.ApiConfig;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;

/** Absolute addresses as clients see them: from the setting, else from the request and its forwarded headers. */
@RequestScoped
class PublicUrl {
    private final String base;

    PublicUrl(ApiConfig config, UriInfo request) {
        String url = config.api()
                .publicUrl()
                .map(Object::toString)
                .orElseGet(() -> request.getBaseUri().toString());
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** The address of a path of the API, which begins with a slash. */
    String of(String path) {
        return base + path;
    }
}
