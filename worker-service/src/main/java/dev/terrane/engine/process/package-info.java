/** The openEO processes: ports by kind, arguments, and the list of all implementations. */
@NullMarked
package dev.terrane.engine.process;

import org.jspecify.annotations.NullMarked;
