/** What a data cube is made of: dimensions, labels, the pixel grid, regions of labels and chunks of values. */
@NullMarked
package dev.terrane.engine.cube;

import org.jspecify.annotations.NullMarked;
