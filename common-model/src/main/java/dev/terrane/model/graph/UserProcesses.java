package dev.terrane.model.graph;

import java.util.Optional;

/** The processes that one user stored. */
@FunctionalInterface
public interface UserProcesses {
    /** The process of that id, if the user has one. */
    Optional<UserProcess> find(String id);

    /** Those of somebody who has none, or is not known. */
    static UserProcesses none() {
        return id -> Optional.empty();
    }
}
