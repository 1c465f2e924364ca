/** The settings of the API. */
@NullMarked
package dev.terrane.api.config;

import org.jspecify.annotations.NullMarked;
