/** Processes that compare values or ask what they are. */
@NullMarked
package dev.terrane.engine.process.comparison;

import org.jspecify.annotations.NullMarked;
