/** Kafka, PostgreSQL and an S3 server as child processes of one JVM, for a laptop and for tests. */
@NullMarked
package dev.terrane.local.stack;

import org.jspecify.annotations.NullMarked;
