/** The command line of the local stack: everything on one machine, each part a process of its own. */
@NullMarked
package dev.terrane.local.launcher;

import org.jspecify.annotations.NullMarked;
