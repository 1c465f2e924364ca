/** Runs plans: chunk by chunk, on a bounded pool, within a memory budget, until cancelled. */
@NullMarked
package dev.terrane.engine.exec;

import org.jspecify.annotations.NullMarked;
