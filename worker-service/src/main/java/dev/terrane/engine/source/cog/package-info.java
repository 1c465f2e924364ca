/** Reads GeoTIFF: any window of any band, tile by tile, without the rest of the file. */
@NullMarked
package dev.terrane.engine.source.cog;

import org.jspecify.annotations.NullMarked;
