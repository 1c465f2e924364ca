package dev.terrane.engine.process;

import java.util.Set;

/** A process that does not need all that it is given, such as {@code if}: what it passes over is not computed. */
public interface Branching {
    /** The parameters that may be passed over. */
    Set<String> branches();

    /** Those of them that are needed; the arguments for all other parameters are computed already. */
    Set<String> taken(Arguments arguments);
}
