package dev.terrane.model.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.model.result.ObjectKeys;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobIdTest {
    @Test
    void anIdIsMadeFromAUuid() {
        JobId id = JobId.from(UUID.fromString("0123abcd-0000-4000-8000-00000000000f"));
        assertThat(id).hasToString("j-0123abcd00004000800000000000000f");
        assertThat(JobId.isValid(id.value())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "j-", "j-A", "../j-1", "j-1/x", "j-1\n", "x-1"})
    void nothingElseIsAnId(String text) {
        assertThat(JobId.isValid(text)).isFalse();
        assertThatThrownBy(() -> new JobId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void objectsOfTwoClaimsNeverShareAPrefix() {
        JobId id = new JobId("j-1");
        assertThat(ObjectKeys.asset(id, 2, "c1", "a.tif")).isEqualTo("jobs/j-1/2/c1/assets/a.tif");
        assertThat(ObjectKeys.manifest(id, 2, "c1")).isEqualTo("jobs/j-1/2/c1/manifest.json");
        assertThat(ObjectKeys.manifest(id, 2, "c1")).startsWith(ObjectKeys.claimPrefix(id, 2, "c1"));
        assertThat(ObjectKeys.claimPrefix(id, 2, "c1")).startsWith(ObjectKeys.jobPrefix(id));
        assertThat(ObjectKeys.process(id, 2)).startsWith(ObjectKeys.jobPrefix(id));
    }
}
