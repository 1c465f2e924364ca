/** Brings what workers report to the jobs. */
@NullMarked
package dev.terrane.api.events;

import org.jspecify.annotations.NullMarked;
