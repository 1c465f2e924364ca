/** A small openEO client that runs a job over HTTP and shows what came out. */
@NullMarked
package dev.terrane.local.client;

import org.jspecify.annotations.NullMarked;
