/** Coordinate reference systems by EPSG code, and the way between them. */
@NullMarked
package dev.terrane.engine.crs;

import org.jspecify.annotations.NullMarked;
