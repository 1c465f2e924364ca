package dev.terrane.api.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The API's settings without an API, for tests of what they do. */
public final class ApiSettings {
    private static final int PRIORITY = 100;

    private ApiSettings() {}

    /** The settings, with defaults where the map has none. */
    public static ApiConfig of(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(ApiConfig.class)
                .withConverter(MemorySize.class, PRIORITY, new MemorySizeConverter())
                .withSources(new PropertiesConfigSource(settings, "test", 1))
                .build()
                .getConfigMapping(ApiConfig.class);
    }
}
