/** Static STAC collections, catalogs and items as cubes. */
@NullMarked
package dev.terrane.engine.source.stac;

import org.jspecify.annotations.NullMarked;
