/** Measures the life of jobs on a fleet; docs/benchmarks.md tells what the figures mean. */
@NullMarked
package dev.terrane.bench;

import org.jspecify.annotations.NullMarked;
