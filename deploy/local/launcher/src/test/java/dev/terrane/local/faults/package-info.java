/** The fault suite: a fleet under load whose parts are killed, paused, cut off and told things twice. */
@NullMarked
package dev.terrane.local.faults;

import org.jspecify.annotations.NullMarked;
