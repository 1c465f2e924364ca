/** JSON: cubes without pixels, and single values. */
@NullMarked
package dev.terrane.engine.sink.json;

import org.jspecify.annotations.NullMarked;
