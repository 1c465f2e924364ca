/** Processes over arrays. */
@NullMarked
package dev.terrane.engine.process.arrays;

import org.jspecify.annotations.NullMarked;
