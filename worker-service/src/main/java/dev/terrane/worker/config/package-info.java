/** The settings of a worker. */
@NullMarked
package dev.terrane.worker.config;

import org.jspecify.annotations.NullMarked;
