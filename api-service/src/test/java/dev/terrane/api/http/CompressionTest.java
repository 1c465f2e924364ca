package dev.terrane.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompressionTest {
    @Test
    void gzipIsTakenWhereItIsListedAndNotRefused() {
        assertThat(Compression.takesGzip("gzip")).isTrue();
        assertThat(Compression.takesGzip("br, GZIP;q=0.5, *")).isTrue();
        assertThat(Compression.takesGzip("deflate, gzip; q=1.0")).isTrue();
        assertThat(Compression.takesGzip(null)).isFalse();
        assertThat(Compression.takesGzip("identity")).isFalse();
        assertThat(Compression.takesGzip("gzip;q=0")).isFalse();
        assertThat(Compression.takesGzip("gzip; q=0.000, br")).isFalse();
        assertThat(Compression.takesGzip("xgzip")).isFalse();
    }

    @Test
    void pathsAllowWhatTheListSays() {
        assertThat(Endpoints.allowed("/openeo/1.2/jobs/j-1")).startsWith("OPTIONS, GET, HEAD");
        assertThat(Endpoints.allowed("/openeo/1.2//jobs//j-1//logs/")).isEqualTo("OPTIONS, GET, HEAD");
        assertThat(Endpoints.allowed("/elsewhere")).contains("PATCH");
    }
}
