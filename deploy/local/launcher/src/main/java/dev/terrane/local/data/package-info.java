/** The demo collection: made, not measured, and the same on every machine. */
@NullMarked
package dev.terrane.local.data;

import org.jspecify.annotations.NullMarked;
