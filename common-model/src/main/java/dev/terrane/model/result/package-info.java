/** What a finished attempt leaves in the object store, and where. */
@NullMarked
package dev.terrane.model.result;

import org.jspecify.annotations.NullMarked;
