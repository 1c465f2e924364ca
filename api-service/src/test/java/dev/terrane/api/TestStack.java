package dev.terrane.api;

import dev.terrane.local.stack.LocalStack;
import dev.terrane.local.stack.SharedStack;
import dev.terrane.model.message.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Real servers for the tests of this module, and settings that are short enough for tests. */
public final class TestStack implements QuarkusTestResourceLifecycleManager {
    /** The servers, started by whoever asks first. */
    static LocalStack servers() {
        return SharedStack.get(Topics.partitions(4), Topics.groups());
    }

    @Override
    public Map<String, String> start() {
        LocalStack servers = servers();
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", servers.jdbcUrl());
        settings.put("quarkus.datasource.username", servers.dbUser());
        settings.put("quarkus.datasource.password", servers.dbPassword());
        settings.put("kafka.bootstrap.servers", servers.kafkaBootstrap());
        settings.put("quarkus.minio.port", Integer.toString(servers.s3Port()));
        settings.put("quarkus.minio.access-key", servers.s3AccessKey());
        settings.put("quarkus.minio.secret-key", servers.s3SecretKey());
        settings.put("openeo.auth.secret", "a secret that only tests know, with 32 characters");
        settings.put("openeo.auth.basic.users.ada", "lovelace");
        settings.put("openeo.auth.basic.users.grace", "hopper");
        settings.put("openeo.auth.basic.users.alan", "turing");
        settings.put("openeo.jobs.lease", "PT4S");
        // tests leave jobs behind that nobody claims; they must not be in the way of the next
        settings.put("openeo.jobs.max-per-user", "1000");
        settings.put("openeo.dispatch.ahead", "1000");
        settings.put("openeo.auth.basic.users.charles", "babbage");
        addIssuers(settings);
        settings.put("openeo.workspace.processes", "20");
        settings.put("openeo.workspace.process-kib", "64");
        settings.put("openeo.workspace.files", "20");
        settings.put("openeo.workspace.file-mib", "40");
        settings.put("openeo.workspace.quota-mib", "60");
        settings.put("openeo.sync.timeout", "PT12S");
        settings.put("openeo.sync.max-per-user", "2");
        settings.put(
                "openeo.collections",
                TestCollections.in(Path.of("target", "collections").toAbsolutePath()));
        settings.put("openeo.api.terms-of-service", "https://terrane.test/terms");
        settings.put("openeo.api.privacy-policy", "https://terrane.test/privacy");
        return settings;
    }

    /** Three providers: the default with everything, one that changes its keys, one that is not there at first. */
    private static void addIssuers(Map<String, String> settings) {
        TestIssuers.start();
        String oidc = "openeo.auth.oidc.";
        for (String issuer : new String[] {"main", "other", "late"}) {
            settings.put(oidc + issuer + ".issuer", TestIssuers.address(issuer));
        }
        settings.put(oidc + "main.title", "The main provider");
        settings.put(oidc + "main.description", "Ask for an account.");
        settings.put(oidc + "main.order", "1");
        settings.put(oidc + "main.scopes", "openid,email");
        settings.put(oidc + "main.audience", "terrane-test");
        settings.put(oidc + "main.account-url", "https://main.example/account");
        settings.put(oidc + "main.default-clients[0].id", "terrane-test");
        settings.put(
                oidc + "main.default-clients[0].grant-types",
                "authorization_code+pkce,urn:ietf:params:oauth:grant-type:device_code+pkce,refresh_token");
        settings.put(oidc + "main.default-clients[0].redirect-urls", "https://editor.openeo.org/");
        settings.put(oidc + "other.keys-refetch-after", "PT0.2S");
        settings.put(oidc + "late.timeout", "PT2S");
        settings.put(oidc + "late.keys-refetch-after", "PT0.2S");
    }

    @Override
    public void stop() {
        // the servers end with the JVM
    }
}
