/** Collections, processes and formats as they are offered. */
@NullMarked
package dev.terrane.api.catalog;

import org.jspecify.annotations.NullMarked;
