package dev.terrane.model.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.model.error.OpenEoException;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphParserTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void nodesComeInAnOrderInWhichTheyCanBeComputed() throws Exception {
        ProcessGraph graph = parse("""
                {"c": {"process_id": "add", "arguments": {"x": {"from_node": "b"}, "y": [1, {"from_node": "a"}]},
                       "result": true},
                 "b": {"process_id": "absolute", "arguments": {"x": {"from_node": "a"}}},
                 "a": {"process_id": "pi", "arguments": {}}}""");
        assertThat(graph.nodes().keySet()).containsExactly("a", "b", "c");
        assertThat(graph.result().id()).isEqualTo("c");
        Node c = Objects.requireNonNull(graph.nodes().get("c"));
        assertThat(c.arguments().get("x")).isEqualTo(new Argument.FromNode("b"));
        assertThat(c.arguments().get("y")).isInstanceOf(Argument.ListOf.class);
    }

    @Test
    void callbacksAndParametersAreTold() throws Exception {
        ProcessGraph graph = parse("""
                {"r": {"process_id": "apply", "result": true, "arguments": {"data": {"from_parameter": "data"},
                  "process": {"process_graph": {"n": {"process_id": "absolute",
                    "arguments": {"x": {"from_parameter": "x"}}, "result": true}}}}}}""");
        Node apply = graph.result();
        assertThat(apply.arguments().get("data")).isEqualTo(new Argument.FromParameter("data"));
        assertThat(apply.arguments().get("process"))
                .isInstanceOfSatisfying(
                        Argument.Callback.class,
                        callback -> assertThat(callback.graph().result().processId())
                                .isEqualTo("absolute"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "[] | object of nodes",
                "{} | no nodes",
                "{\"a\": 1} | 'a' is not an object",
                "{\"a\": {\"arguments\": {}}} | 'a' has no process_id",
                "{\"a\": {\"process_id\": \"pi\"}} | 'a' has no arguments object",
                "{\"a\": {\"process_id\": \"pi\", \"arguments\": {}}} | exactly one node must have result",
                "{\"a\": {\"process_id\": \"absolute\", \"arguments\": {\"x\": {\"from_node\": \"b\"}}, \"result\": true}} | 'b', which does not exist",
                "{\"a\": {\"process_id\": \"absolute\", \"arguments\": {\"x\": {\"from_node\": \"a\"}}, \"result\": true}} | needs its own result",
                "{\"a\": {\"process_id\": \"absolute\", \"arguments\": {\"x\": {\"from_node\": 1}}, \"result\": true}} | must be a text",
                "{\"a\": {\"process_id\": \"pi\", \"arguments\": {}, \"result\": \"true\"}} | result must be true or false",
                "{\"a\": {\"process_id\": \"pi\", \"namespace\": 1, \"arguments\": {}}} | namespace must be a text",
                "{\"a\": {\"process_id\": \"pi\", \"arguments\": {\"x\": {\"process_graph\": 1}}}} | object of nodes",
            })
    void whatIsWrongIsSaidInOneSentence(String json, String words) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOfSatisfying(
                        OpenEoException.class,
                        refused -> assertThat(refused.code()).isEqualTo("ProcessGraphInvalid"))
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "{}", "{\"process_graph\": null}"})
    void aProcessWithoutAGraphIsToldApart(String json) throws Exception {
        JsonNode process = JSON.readTree(json);
        OpenEoException refused = catchThrowableOfType(OpenEoException.class, () -> GraphParser.parseProcess(process));
        assertThat(refused.code()).isEqualTo("ProcessGraphMissing");
    }

    @Test
    void deepNestingAndManyNodesAreRefusedAndNotFallenOver() {
        JsonNode deep = JsonNodeFactory.instance.numberNode(1);
        for (int i = 0; i < 150; i++) {
            deep = JsonNodeFactory.instance.arrayNode().add(deep);
        }
        ObjectNode graph = JsonNodeFactory.instance.objectNode();
        ObjectNode node = graph.putObject("a").put("process_id", "absolute").put("result", true);
        node.putObject("arguments").set("x", deep);
        assertThatThrownBy(() -> GraphParser.parse(graph)).hasMessageContaining("nested deeper than 100");
        assertThat(GraphParser.parse(chain(1000)).nodes()).hasSize(1000);
        assertThatThrownBy(() -> GraphParser.parse(chain(1001))).hasMessageContaining("1001 nodes");
    }

    @Property
    void anyJsonIsAGraphOrRefusedWithACode(@ForAll("json") JsonNode json) {
        try {
            assertThat(GraphParser.parse(json).nodes()).isNotEmpty();
        } catch (OpenEoException refused) {
            assertThat(refused.code()).isEqualTo("ProcessGraphInvalid");
        }
    }

    @Provide
    Arbitrary<JsonNode> json() {
        Arbitrary<String> keys = Arbitraries.of(
                "a", "b", "process_id", "arguments", "result", "from_node", "from_parameter", "process_graph", "x");
        Arbitrary<JsonNode> leaves = Arbitraries.of(List.of(
                JsonNodeFactory.instance.textNode("a"),
                JsonNodeFactory.instance.textNode("b"),
                JsonNodeFactory.instance.booleanNode(true),
                JsonNodeFactory.instance.numberNode(1),
                JsonNodeFactory.instance.nullNode(),
                JsonNodeFactory.instance.objectNode()));
        return Arbitraries.recursive(
                () -> leaves,
                inner -> net.jqwik.api.Arbitraries.maps(keys, inner)
                        .ofMaxSize(5)
                        .map(members -> JsonNodeFactory.instance.objectNode().setAll(members)),
                0,
                5);
    }

    private static ObjectNode chain(int length) {
        ObjectNode graph = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < length; i++) {
            ObjectNode node = graph.putObject("n" + i).put("process_id", "absolute");
            ObjectNode arguments = node.putObject("arguments");
            if (i + 1 < length) {
                arguments.putObject("x").put("from_node", "n" + (i + 1));
            }
            node.put("result", i == 0);
        }
        return graph;
    }

    private static ProcessGraph parse(String json) throws Exception {
        return GraphParser.parse(JSON.readTree(json));
    }
}
