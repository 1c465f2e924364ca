/** Users of OpenID Connect providers: what their tokens say, and whether it is true. */
@NullMarked
package dev.terrane.api.security.oidc;

import org.jspecify.annotations.NullMarked;
