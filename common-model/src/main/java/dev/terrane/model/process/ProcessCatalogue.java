package dev.terrane.model.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All processes of this back-end, by id. The API serves and validates from {@link #bundled()}, which the engine's build
 * writes from the declarations; the two can not drift because a test compares them.
 */
public final class ProcessCatalogue {
    /** The resource that holds the generated catalogue. */
    public static final String RESOURCE = "/catalogue.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private final Map<String, ProcessDefinition> byId;

    /** A catalogue of some definitions; an id must not come twice. */
    public ProcessCatalogue(Collection<ProcessDefinition> definitions) {
        Map<String, ProcessDefinition> sorted = new TreeMap<>();
        for (ProcessDefinition definition : definitions) {
            if (sorted.put(definition.id(), definition) != null) {
                throw new IllegalArgumentException("process " + definition.id() + " is defined twice");
            }
        }
        this.byId = Collections.unmodifiableMap(sorted);
    }

    /** The catalogue this version was built with. */
    public static ProcessCatalogue bundled() {
        try (InputStream in = ProcessCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the class path");
            }
            return new ProcessCatalogue(Arrays.asList(JSON.readValue(in, ProcessDefinition[].class)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The definition of a process, if there is one of that id. */
    public Optional<ProcessDefinition> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All definitions, sorted by id. */
    public List<ProcessDefinition> all() {
        return List.copyOf(byId.values());
    }

    /** The text of {@code catalogue.json}: one sorted, indented JSON array. */
    public String toJson() {
        try {
            var indenter = new DefaultIndenter("  ", "\n");
            var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
            printer.indentArraysWith(indenter);
            return JSON.writer(printer).writeValueAsString(byId.values()) + "\n";
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Names this catalogue; start commands carry it so that a worker can tell that it differs from the API. */
    public String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(toJson().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
