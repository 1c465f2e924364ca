/** Where pixels go: ports that the plan writes through. */
@NullMarked
package dev.terrane.engine.sink;

import org.jspecify.annotations.NullMarked;
