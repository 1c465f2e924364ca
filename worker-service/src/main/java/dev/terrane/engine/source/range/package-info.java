/** Byte ranges of files and of addresses on the web. */
@NullMarked
package dev.terrane.engine.source.range;

import org.jspecify.annotations.NullMarked;
