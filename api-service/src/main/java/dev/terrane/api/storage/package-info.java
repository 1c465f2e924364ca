/** Signs and reads results in S3. */
@NullMarked
package dev.terrane.api.storage;

import org.jspecify.annotations.NullMarked;
