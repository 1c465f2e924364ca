package dev.terrane.worker.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Settings that workers and API share. */
@ConfigMapping(prefix = "openeo")
public interface SharedConfig {
    /** STAC collections that {@code load_collection} finds by their id: paths or addresses. */
    Optional<List<String>> collections();

    /** The object store. */
    Storage storage();

    /** Where results lie. */
    interface Storage {
        /** The bucket. */
        @WithDefault("terrane")
        String bucket();
    }
}
