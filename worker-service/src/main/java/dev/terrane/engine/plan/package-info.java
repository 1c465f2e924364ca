/** What is to be computed, as a tree of immutable nodes that are pulled from region by region. */
@NullMarked
package dev.terrane.engine.plan;

import org.jspecify.annotations.NullMarked;
