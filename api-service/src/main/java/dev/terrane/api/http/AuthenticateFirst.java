package dev.terrane.api.http;

import dev.terrane.api.security.CurrentUser;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Turns strangers away before their body is read: otherwise anybody could make the API parse the largest body that it
 * takes. Endpoints without a body ask for the user themselves.
 */
class AuthenticateFirst {
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final CurrentUser user;

    AuthenticateFirst(CurrentUser user) {
        this.user = user;
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo endpoint) {
        boolean open = endpoint.getResourceMethod().isAnnotationPresent(OpenToAll.class)
                || endpoint.getResourceClass().isAnnotationPresent(OpenToAll.class);
        if (WITH_BODY.contains(request.getMethod()) && !open) {
            user.id();
        }
    }
}
