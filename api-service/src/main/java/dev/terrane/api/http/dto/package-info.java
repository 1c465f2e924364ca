/** What goes over the wire. */
@NullMarked
package dev.terrane.api.http.dto;

import org.jspecify.annotations.NullMarked;
