/** Sends queued jobs and stops to the workers. */
@NullMarked
package dev.terrane.api.dispatch;

import org.jspecify.annotations.NullMarked;
