/** What a process looks like from outside: the definitions that clients read and graphs are checked with. */
@NullMarked
package dev.terrane.model.process;

import org.jspecify.annotations.NullMarked;
