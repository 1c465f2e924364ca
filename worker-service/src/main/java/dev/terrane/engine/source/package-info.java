/** Where pixels come from: ports that the plan reads through. */
@NullMarked
package dev.terrane.engine.source;

import org.jspecify.annotations.NullMarked;
