/** The tables. */
@NullMarked
package dev.terrane.api.persistence;

import org.jspecify.annotations.NullMarked;
