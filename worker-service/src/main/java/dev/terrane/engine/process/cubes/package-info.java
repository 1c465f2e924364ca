/** Processes that change or filter data cubes. */
@NullMarked
package dev.terrane.engine.process.cubes;

import org.jspecify.annotations.NullMarked;
