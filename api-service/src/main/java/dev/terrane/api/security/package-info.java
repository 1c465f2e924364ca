/** Who is asking. */
@NullMarked
package dev.terrane.api.security;

import org.jspecify.annotations.NullMarked;
