package dev.terrane.local.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a stack is started with.
 *
 * @param data where everything is kept
 * @param durable whether commits reach the disk; tests do without
 * @param topics topics to create, with their partitions
 * @param groups settings of consumer groups by group name
 */
public record StackOptions(
        Path data, boolean durable, Map<String, Integer> topics, Map<String, Map<String, String>> groups) {
    /** Copies the maps. */
    public StackOptions {
        topics = Map.copyOf(topics);
        groups = Map.copyOf(groups);
    }

    /** The three servers. */
    public enum Server {
        KAFKA,
        POSTGRES,
        S3;

        /** All of them. */
        static List<Server> all() {
            return List.of(values());
        }
    }
}
