/** Tells the API what happens. */
@NullMarked
package dev.terrane.worker.report;

import org.jspecify.annotations.NullMarked;
