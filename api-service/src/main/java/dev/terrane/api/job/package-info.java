/** What users and workers can do with jobs. */
@NullMarked
package dev.terrane.api.job;

import org.jspecify.annotations.NullMarked;
