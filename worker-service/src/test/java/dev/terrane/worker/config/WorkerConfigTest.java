package dev.terrane.worker.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pins every name and default of the worker's settings: operators rely on them. */
class WorkerConfigTest {
    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(WorkerConfig.class)
                .withMapping(SharedConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 1))
                .withValidateUnknown(false)
                .build();
    }

    @Test
    void defaultsFitALaptop() {
        SmallRyeConfig all = config(Map.of());
        WorkerConfig config = all.getConfigMapping(WorkerConfig.class);
        assertThat(config.name()).isEmpty();
        assertThat(config.concurrentJobs()).isEqualTo(1);
        assertThat(config.expressJobs()).isEqualTo(1);
        assertThat(config.threads()).isZero();
        assertThat(config.memoryMib()).isZero();
        assertThat(config.privateHosts()).isEmpty();
        assertThat(config.groupMode()).isEqualTo(WorkerConfig.GroupMode.SHARE);
        assertThat(config.drain()).isEqualTo(WorkerConfig.Drain.FINISH);
        assertThat(config.shutdownGrace()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.lease().renewEvery()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.lease().lostAfter()).isEqualTo(Duration.ofSeconds(45));
        SharedConfig shared = all.getConfigMapping(SharedConfig.class);
        assertThat(shared.collections()).isEmpty();
        assertThat(shared.storage().bucket()).isEqualTo("terrane");
    }

    @Test
    void everyNameIsHeard() {
        SmallRyeConfig all = config(Map.ofEntries(
                Map.entry("openeo.worker.name", "w"),
                Map.entry("openeo.worker.concurrent-jobs", "3"),
                Map.entry("openeo.worker.express-jobs", "0"),
                Map.entry("openeo.worker.threads", "4"),
                Map.entry("openeo.worker.memory-mib", "512"),
                Map.entry("openeo.worker.private-hosts", "10.0.0.7,stac.lan"),
                Map.entry("openeo.worker.group-mode", "classic"),
                Map.entry("openeo.worker.drain", "requeue"),
                Map.entry("openeo.worker.shutdown-grace", "PT3S"),
                Map.entry("openeo.worker.lease.renew-every", "PT2S"),
                Map.entry("openeo.worker.lease.lost-after", "PT9S"),
                Map.entry("openeo.collections", "/a,/b"),
                Map.entry("openeo.storage.bucket", "b")));
        WorkerConfig config = all.getConfigMapping(WorkerConfig.class);
        assertThat(config.name()).contains("w");
        assertThat(config.concurrentJobs()).isEqualTo(3);
        assertThat(config.expressJobs()).isZero();
        assertThat(config.threads()).isEqualTo(4);
        assertThat(config.memoryMib()).isEqualTo(512);
        assertThat(config.privateHosts().orElseThrow()).containsExactly("10.0.0.7", "stac.lan");
        assertThat(config.groupMode()).isEqualTo(WorkerConfig.GroupMode.CLASSIC);
        assertThat(config.drain()).isEqualTo(WorkerConfig.Drain.REQUEUE);
        assertThat(config.shutdownGrace()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.lease().renewEvery()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.lease().lostAfter()).isEqualTo(Duration.ofSeconds(9));
        SharedConfig shared = all.getConfigMapping(SharedConfig.class);
        assertThat(shared.collections().orElseThrow()).containsExactly("/a", "/b");
        assertThat(shared.storage().bucket()).isEqualTo("b");
    }
}
