/** Writes cloud-optimised GeoTIFF. */
@NullMarked
package dev.terrane.engine.sink.geotiff;

import org.jspecify.annotations.NullMarked;
