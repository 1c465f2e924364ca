/** Loops over raw pixels. A kernel allocates little, branches little and owns its loop. */
@NullMarked
package dev.terrane.engine.kernel;

import org.jspecify.annotations.NullMarked;
