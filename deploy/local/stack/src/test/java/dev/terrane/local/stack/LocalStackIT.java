package dev.terrane.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {
    private static final String AS_IT_WAS_ONCE = """
            local all all trust
            host all all 127.0.0.1/32 trust
            """;

    @TempDir
    Path data;

    private StackOptions options() {
        return new StackOptions(
                data, true, Map.of("numbers", 1), Map.of("workers", Map.of("share.auto.offset.reset", "earliest")));
    }

    @Test
    void everythingAnswersKeepsItsDataOverARestartAndEndsWithTheStack() throws Exception {
        List<ProcessHandle> before = ProcessHandle.current().children().toList();
        try (LocalStack stack = LocalStack.start(options())) {
            send(stack, "forty-two");
            try (Connection connection = connect(stack);
                    Statement statement = connection.createStatement()) {
                statement.execute("create table number (value int)");
                statement.execute("insert into number values (42)");
            }
            assertThat(statusOfForgedRequest(stack)).isEqualTo(403);
            assertNobodyGetsInWithoutAPassword(stack);
            assertThatThrownBy(() -> LocalStack.start(options()))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("in use by another local stack");
        }
        Files.writeString(data.resolve("postgres/data/pg_hba.conf"), AS_IT_WAS_ONCE);
        try (LocalStack stack = LocalStack.start(options())) {
            assertNobodyGetsInWithoutAPassword(stack);
            assertThat(receive(stack)).isEqualTo("forty-two");
            try (Connection connection = connect(stack);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select value from number")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(42);
            }
        }
        assertThat(ProcessHandle.current().children().toList()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void aServerThatDiesIsReportedAndOneThatWasStoppedComesBack() throws Exception {
        try (LocalStack stack = LocalStack.start(options())) {
            var dead = new ArrayBlockingQueue<ChildProcess>(3);
            stack.onUnexpectedEnd(dead::add);
            stack.stopServer(StackOptions.Server.S3);
            assertThat(Ports.answers(stack.s3Port())).isFalse();
            stack.startServer(StackOptions.Server.S3);
            assertThat(statusOfForgedRequest(stack)).isEqualTo(403);
            assertThat(dead).isEmpty();
            ChildProcess s3 = Objects.requireNonNull(stack.process(StackOptions.Server.S3));
            ProcessHandle.of(s3.pid()).ifPresent(ProcessHandle::destroyForcibly);
            ChildProcess victim = dead.poll(30, TimeUnit.SECONDS);
            assertThat(victim).isSameAs(s3);
            assertThat(victim.failure("ended")).hasMessageContaining("S3 ended");
            ChildProcess postgres = Objects.requireNonNull(stack.process(StackOptions.Server.POSTGRES));
            ProcessHandle.of(postgres.pid()).ifPresent(ProcessHandle::destroyForcibly);
            assertThat(dead.poll(30, TimeUnit.SECONDS)).isSameAs(postgres);
            assertThat(postmaster().isAlive()).isTrue();
            assertThatThrownBy(() -> Ports.requireFree(kafkaPort(stack), "the API"))
                    .hasMessage("port " + kafkaPort(stack) + " for the API is taken by another process");
        }
        assertThat(data.resolve("postgres/data/postmaster.pid"))
                .as("removed by the server, which ended with the stack")
                .doesNotExist();
    }

    private ProcessHandle postmaster() throws IOException {
        String pid =
                Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid.trim())).orElseThrow();
    }

    private static int kafkaPort(LocalStack stack) {
        return Integer.parseInt(
                stack.kafkaBootstrap().substring(stack.kafkaBootstrap().indexOf(':') + 1));
    }

    private static void assertNobodyGetsInWithoutAPassword(LocalStack stack) {
        for (String user : List.of("postgres", stack.dbUser())) {
            assertThatThrownBy(() -> DriverManager.getConnection(stack.jdbcUrl(), user, ""))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    private static Connection connect(LocalStack stack) throws Exception {
        return DriverManager.getConnection(stack.jdbcUrl(), stack.dbUser(), stack.dbPassword());
    }

    private static int statusOfForgedRequest(LocalStack stack) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + stack.s3Port() + "/" + LocalStack.BUCKET
                + "/x?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + stack.s3AccessKey()
                + "%2F20260101%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20260101T000000Z&X-Amz-Expires=60"
                + "&X-Amz-SignedHeaders=host&X-Amz-Signature=" + "0".repeat(64));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .statusCode();
    }

    private static void send(LocalStack stack, String value) throws Exception {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", stack.kafkaBootstrap());
        try (var producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("numbers", value)).get(30, TimeUnit.SECONDS);
        }
    }

    private static String receive(LocalStack stack) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", stack.kafkaBootstrap());
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> all = List.of(new TopicPartition("numbers", 0));
            consumer.assign(all);
            consumer.seekToBeginning(all);
            return consumer.poll(Duration.ofSeconds(30)).iterator().next().value();
        }
    }
}
