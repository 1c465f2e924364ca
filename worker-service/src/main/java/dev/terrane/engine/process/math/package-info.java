/** Numbers in, numbers out. */
@NullMarked
package dev.terrane.engine.process.math;

import org.jspecify.annotations.NullMarked;
