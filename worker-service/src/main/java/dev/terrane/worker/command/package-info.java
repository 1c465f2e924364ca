/** Takes commands from Kafka: starts when a slot is free, stops always. */
@NullMarked
package dev.terrane.worker.command;

import org.jspecify.annotations.NullMarked;
