/** The life of a job: its id, its status and the one table of what may change it. */
@NullMarked
package dev.terrane.model.job;

import org.jspecify.annotations.NullMarked;
