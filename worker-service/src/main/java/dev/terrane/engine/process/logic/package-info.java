/** Truth values with a third state: no-data. */
@NullMarked
package dev.terrane.engine.process.logic;

import org.jspecify.annotations.NullMarked;
