package dev.terrane.model.graph;

import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessCatalogue;
import dev.terrane.model.process.ProcessDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the process that a node calls: without a namespace the user's own before the back-end's, else the one of that
 * namespace. Each process of the user is looked up once, so that all of a graph sees the same.
 */
final class Namespaces {
    private static final String BACKEND = "backend";
    private static final String USER = "user";

    private final ProcessCatalogue catalogue;
    private final UserProcesses user;
    private final Map<String, Optional<UserProcess>> found = new HashMap<>();

    Namespaces(ProcessCatalogue catalogue, UserProcesses user) {
        this.catalogue = catalogue;
        this.user = user;
    }

    /** What a node calls. */
    sealed interface Called {
        /** Its parameters; null where they are not declared. */
        @Nullable
        List<Parameter> parameters();

        /** A process of the back-end. */
        record Backend(ProcessDefinition definition) implements Called {
            @Override
            public List<Parameter> parameters() {
                return definition.parameters();
            }
        }

        /** A process of the user. */
        record User(UserProcess process) implements Called {
            @Override
            public @Nullable List<Parameter> parameters() {
                return process.parameters();
            }
        }
    }

    /** What the node calls; empty where there is no such process. */
    Optional<Called> find(Node node) {
        String namespace = node.namespace();
        if (namespace == null) {
            Optional<Called> own = own(node.processId());
            return own.isPresent() ? own : backend(node.processId());
        }
        return switch (namespace) {
            case BACKEND -> backend(node.processId());
            case USER -> own(node.processId());
            default -> Optional.empty();
        };
    }

    /** Whether the back-end has a process of that id as well. */
    boolean isPredefined(String id) {
        return catalogue.find(id).isPresent();
    }

    static OpenEoException unsupported(Node node) {
        String namespace = node.namespace();
        return OpenEoError.PROCESS_UNSUPPORTED.exception(
                Map.of("process", node.processId(), "namespace", namespace == null ? BACKEND : namespace));
    }

    private Optional<Called> backend(String id) {
        return catalogue.find(id).map(Called.Backend::new);
    }

    private Optional<Called> own(String id) {
        Optional<UserProcess> known = found.get(id);
        if (known == null) {
            known = user.find(id);
            found.put(id, known);
        }
        return known.map(Called.User::new);
    }
}
