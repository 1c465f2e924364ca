/** Rewrites of plans that change what is read, never what comes out; one rule per file. */
@NullMarked
package dev.terrane.engine.planner.rule;

import org.jspecify.annotations.NullMarked;
