/** The life of an attempt on this worker: claim, run, report, clean up. */
@NullMarked
package dev.terrane.worker.job;

import org.jspecify.annotations.NullMarked;
