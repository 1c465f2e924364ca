package dev.terrane.model.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessCatalogue;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import dev.terrane.model.process.Schemas;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GraphValidatorTest {
    private static final ProcessCatalogue CATALOGUE = new ProcessCatalogue(List.of(
            ProcessDefinition.process("each")
                    .parameters(Parameter.required("process", "", Schemas.callback(Schema.any()))),
            ProcessDefinition.process("add")
                    .parameters(
                            Parameter.required("x", "", Schema.numberOrNull()),
                            Parameter.required("y", "", Schema.numberOrNull())),
            ProcessDefinition.process("round")
                    .parameters(
                            Parameter.required("x", "", Schema.numberOrNull()),
                            Parameter.optional("p", "", Schema.integer(), 0))));

    private final GraphValidator validator = new GraphValidator(CATALOGUE);

    @Test
    void anAnswerDoesNotOutgrowItsGraph() throws Exception {
        StringBuilder nodes = new StringBuilder("'r': {'process_id': 'none', 'arguments': {}, 'result': true}");
        for (int i = 0; i < 500; i++) {
            nodes.append(", 'n").append(i).append("': {'process_id': 'none', 'arguments': {}}");
        }
        String graph = "{" + nodes.toString().replace('\'', '"') + "}";
        assertThat(validator.validate(GraphParser.parse(new ObjectMapper().readTree(graph))))
                .hasSize(100);
    }

    @Test
    void aGraphThatFitsHasNoFault() throws Exception {
        assertThat(faults("{'process_id': 'add', 'arguments': {'x': 1, 'y': null}, 'result': true}"))
                .isEmpty();
        assertThat(faults("{'process_id': 'round', 'arguments': {'x': 1, 'p': null}, 'result': true}"))
                .isEmpty();
    }

    @Test
    void everyFaultIsNamedWithItsNode() throws Exception {
        assertThat(faults("{'process_id': 'add', 'arguments': {'x': '1', 'z': 2}, 'result': true}"))
                .extracting(fault -> fault.nodeId() + " " + fault.error().code())
                .containsExactlyInAnyOrder(
                        "n ProcessParameterUnsupported", "n ProcessParameterInvalid", "n ProcessParameterRequired");
    }

    @Test
    void anUnknownProcessIsNamedWithItsNamespace() throws Exception {
        assertThat(faults("{'process_id': 'sub', 'arguments': {}, 'result': true}"))
                .singleElement()
                .satisfies(fault ->
                        assertThat(fault.error()).hasMessageContaining("'sub'").hasMessageContaining("'backend'"));
        assertThat(faults("{'process_id': 'add', 'namespace': 'user', 'arguments': {}, 'result': true}"))
                .extracting(fault -> fault.error().code())
                .containsExactly("ProcessUnsupported");
    }

    @Test
    void callbacksAreCheckedToo() throws Exception {
        assertThat(faults("{'process_id': 'add', 'arguments': {'x': 1, 'y': {'process_graph': {'inner': "
                        + "{'process_id': 'nope', 'arguments': {}, 'result': true}}}}, 'result': true}"))
                .extracting(GraphValidator.Fault::nodeId)
                .contains("inner");
    }

    @Test
    void processesOfTheUserAreKnownAndLookedInto() throws Exception {
        JsonNode own = new ObjectMapper()
                .readTree("{'process_graph': {'m': {'process_id': 'sub', 'arguments': {}, 'result': true}}}"
                        .replace('\'', '"'));
        GraphValidator withUser = new GraphValidator(
                CATALOGUE, id -> id.equals("mine") ? Optional.of(UserProcess.of(id, own)) : Optional.empty());
        assertThat(withUser.validate(graph("{'process_id': 'mine', 'arguments': {'any': 1}, 'result': true}")))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.error().code()).isEqualTo("ProcessUnsupported");
                    assertThat(fault.path())
                            .extracting(OpenEoException.Step::nodeId)
                            .containsExactly("m", "n");
                });
    }

    @Test
    void callbacksStandOnlyWhereTheyCanBeCalled() throws Exception {
        assertThat(faults("{'process_id': 'add', 'arguments': {'x': 1, 'y': {'process_graph': {'i': "
                        + "{'process_id': 'add', 'arguments': {'x': 1, 'y': 1}, 'result': true}}}}, 'result': true}"))
                .extracting(fault -> fault.error().code())
                .containsExactly("ProcessParameterInvalid");
        assertThat(faults("{'process_id': 'each', 'arguments': {'process': {}}, 'result': true}"))
                .extracting(fault -> fault.error().getMessage())
                .containsExactly("Parameter 'process' of process 'each' cannot be used: must be a process graph");
    }

    private List<GraphValidator.Fault> faults(String node) throws Exception {
        return validator.validate(graph(node));
    }

    private static ProcessGraph graph(String node) throws Exception {
        String json = "{'n': " + node + "}";
        return GraphParser.parse(new ObjectMapper().readTree(json.replace('\'', '"')));
    }
}
