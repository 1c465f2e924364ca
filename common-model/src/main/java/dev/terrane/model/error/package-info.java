/** Every failure a client can meet, with its openEO code and HTTP status. */
@NullMarked
package dev.terrane.model.error;

import org.jspecify.annotations.NullMarked;
