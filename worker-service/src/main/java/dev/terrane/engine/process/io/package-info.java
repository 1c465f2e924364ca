/** Processes that load and save data cubes. */
@NullMarked
package dev.terrane.engine.process.io;

import org.jspecify.annotations.NullMarked;
