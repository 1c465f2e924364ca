package dev.terrane.api.http;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * How much JSON may hold, so that a small request cannot become a large tree: 500 levels, 5 million tokens, texts of 20
 * million and numbers of 500 characters. A graph with inline geometries of 30 MB stays below.
 */
@Singleton
class JsonLimits implements ObjectMapperCustomizer {
    private static final int LEVELS = 500;
    private static final long TOKENS = 5_000_000;
    private static final int TEXT = 20_000_000;
    private static final int NUMBER = 500;

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(LEVELS)
                        .maxTokenCount(TOKENS)
                        .maxStringLength(TEXT)
                        .maxNumberLength(NUMBER)
                        .build());
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }
}
