/** From a process graph to a plan that is known to fit the memory. */
@NullMarked
package dev.terrane.engine.planner;

import org.jspecify.annotations.NullMarked;
