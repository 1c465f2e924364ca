package dev.terrane.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code /validation} finds in processes, with and without a user. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("2.3 /validation, PROF 490-497")
class ValidationIT {
    private static final String BASE = "/openeo/1.2";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{} | ProcessGraphMissing",
                "[] | ProcessGraphMissing",
                "{'process_graph': {}} | ProcessGraphInvalid",
                "{'process_graph': {'a': {'process_id': 'pi', 'arguments': {}}}} | ProcessGraphInvalid",
                "{'process_graph': {'a': {'process_id': 'nope', 'arguments': {}, 'result': true}}} | ProcessUnsupported",
                "{'process_graph': {'a': {'process_id': 'pi', 'namespace': 'x', 'arguments': {}, 'result': true}}} | ProcessUnsupported",
                "{'process_graph': {'a': {'process_id': 'absolute', 'arguments': {}, 'result': true}}} | ProcessParameterRequired",
                "{'process_graph': {'a': {'process_id': 'absolute', 'arguments': {'x': 'one'}, 'result': true}}} | ProcessParameterInvalid",
                "{'process_graph': {'a': {'process_id': 'pi', 'arguments': {'x': 1}, 'result': true}}} | ProcessParameterUnsupported",
                "{'id': 'a b', 'process_graph': {'a': {'process_id': 'pi', 'arguments': {}, 'result': true}}} | ProcessInvalid",
                "{'parameters': [{}], 'process_graph': {'a': {'process_id': 'pi', 'arguments': {}, 'result': true}}} | ProcessInvalid",
                "{'returns': {}, 'process_graph': {'a': {'process_id': 'pi', 'arguments': {}, 'result': true}}} | ProcessInvalid",
            })
    void everyFaultOfAProcessIsAnAnswer(String process, String code) {
        lenient(process).statusCode(200).body("errors.code", contains(code));
    }

    @Test
    void allFaultsComeAtOnceWithTheirNodes() {
        lenient("""
                {'process_graph': {
                  'a': {'process_id': 'absolute', 'arguments': {'x': 'one', 'z': 1}},
                  'b': {'process_id': 'apply', 'result': true, 'arguments': {'data': {'from_node': 'a'}, 'process': {
                    'process_graph': {'c': {'process_id': 'nope', 'arguments': {}, 'result': true}}}}}}}""")
                .statusCode(200)
                .body(
                        "errors.code",
                        containsInAnyOrder(
                                "ProcessParameterInvalid", "ProcessParameterUnsupported", "ProcessUnsupported"))
                .body("errors.find { it.code == 'ProcessUnsupported' }.path.node_id", contains("c", "b"))
                .body("errors.find { it.code == 'ProcessUnsupported' }.path.process_id", contains("nope", "apply"));
    }

    @Test
    void whatIsFineHasNoErrors() {
        strict("""
                {"id": "f", "parameters": [{"name": "a", "description": "", "schema": {"type": "number"}}],
                 "process_graph": {"n": {"process_id": "absolute", "arguments": {"x": {"from_parameter": "a"}},
                 "result": true}}}""").statusCode(200).body("errors", empty());
        strict("""
                {"process_graph": {"n": {"process_id": "absolute", "arguments": {"x": {"from_parameter": "unknown"}},
                 "result": true}}}""").statusCode(200).body("errors", empty());
        strict("""
                {"process_graph": {"n": {"process_id": "load_collection", "arguments": {"id": "CGLS_SSM_1KM",
                 "spatial_extent": null, "temporal_extent": null, "bands": ["B01"]}, "result": true}}}""").statusCode(200).body("errors", empty());
    }

    @Test
    void aUserSeesOwnProcessesToo() {
        String graph = "{\"process_graph\": {\"n\": {\"process_id\": \"%s\", \"arguments\": {}, \"result\": true}}}";
        String token = "Bearer basic//" + Tokens.of("ada");
        given().header("Authorization", token)
                .contentType("application/json")
                .body(graph.formatted("pi"))
                .put(BASE + "/process_graphs/own")
                .then()
                .statusCode(200);
        given().header("Authorization", token)
                .contentType("application/json")
                .body(graph.formatted("own"))
                .post(BASE + "/validation")
                .then()
                .statusCode(200)
                .body("errors", empty());
        strict(graph.formatted("own")).statusCode(200).body("errors.code", contains("ProcessUnsupported"));
        given().header("Authorization", token)
                .delete(BASE + "/process_graphs/own")
                .then()
                .statusCode(204);
        given().header("Authorization", "Bearer basic//expired")
                .contentType("application/json")
                .body(graph.formatted("pi"))
                .post(BASE + "/validation")
                .then()
                .statusCode(403)
                .body("code", equalTo("TokenInvalid"));
    }

    @Test
    void aRequestWithoutAProcessIsRefused() {
        given().contentType("application/json")
                .post(BASE + "/validation")
                .then()
                .statusCode(400)
                .body("code", equalTo("ProcessGraphMissing"));
        strict("{").statusCode(400);
        strict("null").statusCode(400);
        given().contentType("text/plain")
                .body("{}")
                .post(BASE + "/validation")
                .then()
                .statusCode(400)
                .body("code", equalTo("ContentTypeInvalid"));
    }

    @Test
    void ofManyFaultsTheFirstHundredAreTold() {
        StringBuilder nodes = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            nodes.append("'n").append(i).append("': {'process_id': 'nope', 'arguments': {}},");
        }
        lenient("{'process_graph': {" + nodes + "'r': {'process_id': 'pi', 'arguments': {}, 'result': true}}}")
                .statusCode(200)
                .body("errors", hasSize(100));
    }

    /** A request that the standard allows. */
    private static ValidatableResponse strict(String process) {
        return given().contentType("application/json")
                .body(process)
                .post(BASE + "/validation")
                .then();
    }

    /** A request that may break the schema of the standard, which is what is asked about; sent as bytes. */
    private static ValidatableResponse lenient(String process) {
        return given().contentType("application/json")
                .body(process.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .post(BASE + "/validation")
                .then();
    }
}
