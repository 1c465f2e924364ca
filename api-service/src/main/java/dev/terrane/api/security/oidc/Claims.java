package dev.terrane.api.security.oidc;

import org.jspecify.annotations.Nullable;

/** What a provider says about a user, once it is proven. */
public record Claims(
        String subject, @Nullable String name, @Nullable String email) {}
