/** Reducers: many numbers in, one out. */
@NullMarked
package dev.terrane.engine.process.statistics;

import org.jspecify.annotations.NullMarked;
