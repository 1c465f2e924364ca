/** Several API instances and workers on one machine, and jobs for them: what the fault suite and the benchmarks share. */
@NullMarked
package dev.terrane.local.fleet;

import org.jspecify.annotations.NullMarked;
