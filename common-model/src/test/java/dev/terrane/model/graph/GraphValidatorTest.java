package dev.terrane.model.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessCatalogue;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphValidatorTest {
    private final GraphValidator validator = new GraphValidator(new ProcessCatalogue(List.of(
            ProcessDefinition.process("add")
                    .parameters(
                            Parameter.required("x", "", Schema.numberOrNull()),
                            Parameter.required("y", "", Schema.numberOrNull())),
            ProcessDefinition.process("round")
                    .parameters(
                            Parameter.required("x", "", Schema.numberOrNull()),
                            Parameter.optional("p", "", Schema.integer(), 0)))));

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

    private List<GraphValidator.Fault> faults(String node) throws Exception {
        String json = "{'n': " + node + "}";
        return validator.validate(GraphParser.parse(new ObjectMapper().readTree(json.replace('\'', '"'))));
    }
}
