/** What API and workers say to each other over Kafka. */
@NullMarked
package dev.terrane.model.message;

import org.jspecify.annotations.NullMarked;
