/** Whether this worker can do its work. */
@NullMarked
package dev.terrane.worker.health;

import org.jspecify.annotations.NullMarked;
