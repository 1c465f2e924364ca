/** Process graphs as values: parsed once, checked once, then only read. */
@NullMarked
package dev.terrane.model.graph;

import org.jspecify.annotations.NullMarked;
