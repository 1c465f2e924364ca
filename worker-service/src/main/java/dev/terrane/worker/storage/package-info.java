/** Keeps results in S3. */
@NullMarked
package dev.terrane.worker.storage;

import org.jspecify.annotations.NullMarked;
