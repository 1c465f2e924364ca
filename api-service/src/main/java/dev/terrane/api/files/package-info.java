/** Files that users upload: paths, limits, and what is read and written. */
@NullMarked
package dev.terrane.api.files;

import org.jspecify.annotations.NullMarked;
