/** Holds every answer of the API against the openEO API 1.2.0. */
@NullMarked
package dev.terrane.api.contract;

import org.jspecify.annotations.NullMarked;
