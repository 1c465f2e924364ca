package dev.terrane.model.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ProcessEchoTest {
    @Test
    void nullsThatMeanAbsentAreLeftOutAndValuesStay() throws Exception {
        JsonNode echo = ProcessEcho.of(json("""
                {'id': null, 'summary': 's', 'process_graph': {'n': {'process_id': 'p', 'namespace': null,
                  'result': true, 'arguments': {'a': null, 'b': [null, {'c': null}], 'process': {'id': null,
                    'process_graph': {'m': {'process_id': 'q', 'description': null, 'arguments': {'x': null}}}}}}}}"""));
        assertThat(echo).isEqualTo(json("""
                {'summary': 's', 'process_graph': {'n': {'process_id': 'p',
                  'result': true, 'arguments': {'a': null, 'b': [null, {'c': null}], 'process': {
                    'process_graph': {'m': {'process_id': 'q', 'arguments': {'x': null}}}}}}}}"""));
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
