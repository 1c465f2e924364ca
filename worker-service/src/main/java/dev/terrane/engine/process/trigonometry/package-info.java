/** Angles and their functions. */
@NullMarked
package dev.terrane.engine.process.trigonometry;

import org.jspecify.annotations.NullMarked;
