package dev.terrane.model.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.process.ProcessCatalogue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GraphInlinerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBER = "'description': '', 'schema': {'type': 'number'}";
    private static final String X = "{'from_parameter': 'x'}";

    private final Map<String, JsonNode> stored = new HashMap<>();

    @Test
    void theNodesOfACalledProcessTakeThePlaceOfTheCall() throws Exception {
        store("twice", "[{'name': 'a', " + NUMBER + "}]", """
                {'two': {'process_id': 'scale', 'arguments': {'x': {'from_parameter': 'a'}, 'by': 2}},
                 'done': {'process_id': 'add', 'arguments': {'x': {'from_node': 'two'}, 'y': 0}, 'result': true}}""");
        JsonNode graph = inline("""
                {'one': {'process_id': 'sum', 'arguments': {'data': [1, 2]}},
                 't': {'process_id': 'twice', 'arguments': {'a': {'from_node': 'one'}}},
                 'end': {'process_id': 'sum', 'arguments': {'data': [{'from_node': 't'}, 4]}, 'result': true}}""");
        assertThat(graph).isEqualTo(json("""
                {'one': {'process_id': 'sum', 'arguments': {'data': [1, 2]}},
                 't/two': {'process_id': 'scale', 'arguments': {'x': {'from_node': 'one'}, 'by': 2}},
                 't/done': {'process_id': 'add', 'arguments': {'x': {'from_node': 't/two'}, 'y': 0}},
                 'end': {'process_id': 'sum', 'arguments': {'data': [{'from_node': 't/done'}, 4]}, 'result': true}}"""));
    }

    @Test
    void aCallThatIsTheResultMakesItsResultTheResult() throws Exception {
        store("one", "[]", "{'n': {'process_id': 'sum', 'arguments': {'data': [1]}, 'result': true}}");
        store("same", "[]", "{'m': {'process_id': 'one', 'arguments': {}, 'result': true}}");
        assertThat(inline("{'r': {'process_id': 'same', 'arguments': {}, 'result': true}}"))
                .isEqualTo(json("{'r/m/n': {'process_id': 'sum', 'arguments': {'data': [1]}, 'result': true}}"));
    }

    @Test
    void whatIsNotGivenIsTheDefaultOrLeftOut() throws Exception {
        store(
                "f",
                "[{'name': 'a', 'default': 7, " + NUMBER + "}, {'name': 'b', 'optional': true, " + NUMBER + "}]",
                """
                {'n': {'process_id': 'scale', 'arguments': {'x': {'from_parameter': 'a'}, 'by': {'from_parameter': 'b'}}},
                 'm': {'process_id': 'add', 'arguments': {'x': {'from_node': 'n'}, 'y': {'from_parameter': 'b'}},
                       'result': true}}""");
        JsonNode graph = inline("{'r': {'process_id': 'f', 'arguments': {}, 'result': true}}");
        assertThat(graph.at("/r~1n/arguments")).isEqualTo(json("{'x': 7}"));
        assertThat(graph.at("/r~1m/arguments")).isEqualTo(json("{'x': {'from_node': 'r/n'}, 'y': null}"));
    }

    @Test
    void parametersAreFoundHoweverDeepTheyStandAndCallbacksHideThem() throws Exception {
        store("f", "[{'name': 'x', " + NUMBER + "}, {'name': 'a', " + NUMBER + "}]", """
                {'n': {'process_id': 'map', 'arguments': {'value': {'from_parameter': 'x'}, 'process': {'process_graph': {
                   'in': {'process_id': 'both', 'arguments': {'pair': {'left': {'from_parameter': 'x'},
                                                                     'right': {'from_parameter': 'a'}}},
                   'result': true}}}}, 'result': true}}""");
        JsonNode graph = inline("{'r': {'process_id': 'f', 'arguments': {'x': 1, 'a': 2}, 'result': true}}");
        assertThat(graph.at("/r~1n/arguments/value").asInt()).isEqualTo(1);
        assertThat(graph.at("/r~1n/arguments/process/process_graph/in/arguments/pair"))
                .isEqualTo(json("{'left': {'from_parameter': 'x'}, 'right': 2}"));
    }

    @Test
    void conditionsInAnObjectHideParametersOfTheirNameToo() throws Exception {
        store("f", "[{'name': 'value', " + NUMBER + "}]", """
                {'n': {'process_id': 'load_collection', 'arguments': {'id': 'C', 'spatial_extent': null,
                   'temporal_extent': null, 'properties': {'eo:cloud_cover': {'process_graph': {
                     'lte': {'process_id': 'lte', 'arguments': {'x': {'from_parameter': 'value'}, 'y': 1},
                   'result': true}}}}}, 'result': true}}""");
        JsonNode process =
                json("{'process_graph': {'r': {'process_id': 'f', 'arguments': {'value': 7}, 'result': true}}}");
        JsonNode graph = new GraphInliner(ProcessCatalogue.bundled(), user())
                .inline(process)
                .process()
                .get("process_graph");
        assertThat(graph.at("/r~1n/arguments/properties/eo:cloud_cover/process_graph/lte/arguments/x"))
                .isEqualTo(json("{'from_parameter': 'value'}"));
    }

    @Test
    void aNodeThatACallbackNeedsIsComputedInTheCallback() throws Exception {
        store("f", "[{'name': 'a', " + NUMBER + "}]", """
                {'n': {'process_id': 'map', 'arguments': {'value': 1, 'process': {'process_graph': {
                   'calc': {'process_id': 'add', 'arguments': {'x': {'from_parameter': 'x'}, 'y': {'from_parameter': 'a'}},
                   'result': true}}}}, 'result': true}}""");
        JsonNode graph = inline("""
                {'calc': {'process_id': 'sum', 'arguments': {'data': [1, 2]}},
                 'r': {'process_id': 'f', 'arguments': {'a': {'from_node': 'calc'}}, 'result': true}}""");
        assertThat(graph.at("/r~1n/arguments/process/process_graph")).isEqualTo(json("""
                {'calc': {'process_id': 'add', 'arguments': {'x': {'from_parameter': 'x'}, 'y': {'from_node': 'calc~2'}},
                          'result': true},
                 'calc~2': {'process_id': 'sum', 'arguments': {'data': [1, 2]}}}"""));
    }

    @Test
    void aParameterThatWouldMeanAnotherOneIsRefused() throws Exception {
        store("f", "[{'name': 'a', " + NUMBER + "}]", """
                {'n': {'process_id': 'map', 'arguments': {'value': 1, 'process': {'process_graph': {
                   'in': {'process_id': 'add', 'arguments': {'x': {'from_parameter': 'x'}, 'y': {'from_parameter': 'a'}},
                   'result': true}}}}, 'result': true}}""");
        refused("""
                {'r': {'process_id': 'map', 'arguments': {'value': 1, 'process': {'process_graph': {
                   'c': {'process_id': 'f', 'arguments': {'a': {'from_parameter': 'x'}}, 'result': true}}}},
                 'result': true}}""", "ProcessGraphInvalid", "another callback has a parameter of the same name");
    }

    @Test
    void theUsersProcessComesFirstUnlessANamespaceSaysOtherwise() throws Exception {
        store("add", "[]", "{'n': {'process_id': 'sum', 'arguments': {'data': [1]}, 'result': true}}");
        GraphInliner.Inlined own = inlined("{'r': {'process_id': 'add', 'arguments': {}, 'result': true}}");
        assertThat(own.process().at("/process_graph/r~1n/process_id").asText()).isEqualTo("sum");
        assertThat(own.inlined()).containsExactly(Map.entry("add", true));
        GraphInliner.Inlined theirs = inlined("{'r': {'process_id': 'add', 'namespace': 'backend',"
                + " 'arguments': {'x': 1, 'y': 2}, 'result': true}}");
        assertThat(theirs.process().at("/process_graph/r/process_id").asText()).isEqualTo("add");
        assertThat(theirs.inlined()).isEmpty();
        refused(
                "{'r': {'process_id': 'sum', 'namespace': 'user', 'arguments': {}, 'result': true}}",
                "ProcessUnsupported",
                "'user'");
        refused(
                "{'r': {'process_id': 'sum', 'namespace': 'https://x', 'arguments': {}, 'result': true}}",
                "ProcessUnsupported",
                "'https://x'");
    }

    @Test
    void argumentsMustFitTheProcessAndWhatItCalls() throws Exception {
        store(
                "f",
                "[{'name': 'a', " + NUMBER + "}]",
                "{'n': {'process_id': 'sum', 'arguments': {'data': {'from_parameter': 'a'}}, 'result': true}}");
        refused("{'r': {'process_id': 'f', 'arguments': {}, 'result': true}}", "ProcessParameterRequired", "'a'");
        refused(
                "{'r': {'process_id': 'f', 'arguments': {'a': 1, 'b': 2}, 'result': true}}",
                "ProcessParameterUnsupported",
                "'b'");
        refused(
                "{'r': {'process_id': 'f', 'arguments': {'a': 1}, 'result': true}}",
                "ProcessParameterInvalid",
                "must be array");
        stored.put(
                "g",
                json("{'process_graph': {'n': {'process_id': 'scale', 'arguments': {'x': " + X
                        + "}, 'result': true}}}"));
        refused("{'r': {'process_id': 'g', 'arguments': {}, 'result': true}}", "ProcessParameterRequired", "'x'");
        assertThat(inline("{'r': {'process_id': 'g', 'arguments': {'x': 3}, 'result': true}}")
                        .at("/r~1n/arguments/x")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void processesThatCallEachOtherWithoutEndAreNamed() throws Exception {
        store("f", "[]", "{'n': {'process_id': 'g', 'arguments': {}, 'result': true}}");
        store("g", "[]", "{'n': {'process_id': 'f', 'arguments': {}, 'result': true}}");
        String call = "{'r': {'process_id': 'f', 'arguments': {}, 'result': true}}";
        refused(call, "ProcessGraphInvalid", "f calls g calls f");
        assertThat(validator().validate(GraphParser.parse(json(call))))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.error()).hasMessageContaining("f calls g calls f");
                    assertThat(fault.path())
                            .extracting(OpenEoException.Step::nodeId)
                            .containsExactly("n", "n", "r");
                });
    }

    @Test
    void whatGrowsWithoutMeasureIsRefused() throws Exception {
        store(
                "f0",
                "[{'name': 'a', " + NUMBER + "}]",
                "{'n': {'process_id': 'sum', 'arguments': {'data': [{'from_parameter': 'a'}]}, 'result': true}}");
        for (int i = 1; i <= 40; i++) {
            String call = "{'process_id': 'f" + (i - 1) + "', 'arguments': {'a': {'from_parameter': 'a'}}";
            store(
                    "f" + i,
                    "[{'name': 'a', " + NUMBER + "}]",
                    "{'l': " + call + "}, 'r': " + call + ", 'result': true}}");
            String lists = "{'r': {'process_id': 'l" + (i - 1)
                    + "', 'arguments': {'a': [{'from_parameter': 'a'}, {'from_parameter': 'a'}]}, 'result': true}}";
            store("l" + i, "[{'name': 'a', 'description': '', 'schema': {}}]", lists);
        }
        stored.put("l0", stored.get("f0"));
        refused("{'r': {'process_id': 'f40', 'arguments': {'a': 1}, 'result': true}}", "ProcessGraphInvalid", "nodes");
        refused("{'r': {'process_id': 'l40', 'arguments': {'a': 1}, 'result': true}}", "ProcessGraphInvalid", "MiB");
    }

    @Test
    void aLongChainThatACallbackNeedsIsNoDeepRecursion() throws Exception {
        store("f", "[{'name': 'a', " + NUMBER + "}]", """
                {'n': {'process_id': 'map', 'arguments': {'value': 1, 'process': {'process_graph': {
                   'in': {'process_id': 'add', 'arguments': {'x': {'from_parameter': 'x'}, 'y': {'from_parameter': 'a'}},
                   'result': true}}}}, 'result': true}}""");
        ObjectNode graph = JSON.createObjectNode();
        for (int i = 0; i < 900; i++) {
            ObjectNode arguments =
                    graph.putObject("n" + i).put("process_id", "scale").putObject("arguments");
            if (i == 0) {
                arguments.put("x", 1);
            } else {
                arguments.putObject("x").put("from_node", "n" + (i - 1));
            }
        }
        graph.set("r", json("{'process_id': 'f', 'arguments': {'a': {'from_node': 'n899'}}, 'result': true}"));
        JsonNode callback = inline(graph.toString()).at("/r~1n/arguments/process/process_graph");
        assertThat(callback).hasSize(901);
    }

    @Property(tries = 500)
    void inliningKeepsTheMeaning(@ForAll long seed) {
        ProcessWriter writer = new ProcessWriter(seed);
        Map<String, UserProcess> library = new HashMap<>();
        writer.library().forEach((id, process) -> library.put(id, UserProcess.of(id, process)));
        JsonNode process = JSON.createObjectNode().set("process_graph", writer.main());
        ProcessGraph before = GraphParser.parseProcess(process);
        UserProcesses user = id -> Optional.ofNullable(library.get(id));
        assertThat(new GraphValidator(Calculator.CATALOGUE, user).validate(before))
                .isEmpty();
        ProcessGraph after;
        try {
            after = GraphParser.parseProcess(
                    new GraphInliner(Calculator.CATALOGUE, user).inline(process).process());
        } catch (OpenEoException refused) {
            // two refusals that are told in words: a name that would be captured, and programs that grow too large
            Assume.that(!refused.getMessage().contains("parameter of the same name"));
            Assume.that(!refused.getMessage().contains("more than 10000 nodes"));
            throw refused;
        }
        assertThat(new Calculator(Map.of()).number(after, Map.of()))
                .isEqualTo(new Calculator(library).number(before, Map.of()));
        JsonNode again = new GraphInliner(Calculator.CATALOGUE, UserProcesses.none())
                .inline(new GraphInliner(Calculator.CATALOGUE, user)
                        .inline(process)
                        .process())
                .process();
        assertThat(again)
                .isEqualTo(new GraphInliner(Calculator.CATALOGUE, user)
                        .inline(process)
                        .process());
    }

    private void store(String id, String parameters, String graph) throws Exception {
        stored.put(id, json("{'parameters': " + parameters + ", 'process_graph': " + graph + "}"));
    }

    private UserProcesses user() {
        return id -> Optional.ofNullable(stored.get(id)).map(process -> UserProcess.of(id, process));
    }

    private GraphValidator validator() {
        return new GraphValidator(Calculator.CATALOGUE, user());
    }

    private GraphInliner.Inlined inlined(String graph) throws Exception {
        JsonNode process = JSON.createObjectNode().set("process_graph", json(graph));
        return new GraphInliner(Calculator.CATALOGUE, user()).inline(process);
    }

    private JsonNode inline(String graph) throws Exception {
        return inlined(graph).process().get("process_graph");
    }

    private void refused(String graph, String code, String words) {
        assertThatThrownBy(() -> inlined(graph))
                .isInstanceOfSatisfying(
                        OpenEoException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code))
                .hasMessageContaining(words);
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
