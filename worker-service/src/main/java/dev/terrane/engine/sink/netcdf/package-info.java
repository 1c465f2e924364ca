/** Writes classic netCDF with the CF conventions. */
@NullMarked
package dev.terrane.engine.sink.netcdf;

import org.jspecify.annotations.NullMarked;
