package dev.terrane.model.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessMetadataTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'id': 1} | id must be a text",
                "{'summary': []} | summary must be a text",
                "{'deprecated': 'no'} | deprecated must be true or false",
                "{'parameters': {}} | parameters must be an array",
                "{'parameters': ['a']} | a parameter needs a name of letters, digits and _",
                "{'parameters': [{'name': 'a b', 'description': '', 'schema': {}}]} | a parameter needs a name of letters, digits and _",
                "{'parameters': [{'name': 'a', 'schema': {}}]} | parameter 'a' has no description",
                "{'parameters': [{'name': 'a', 'description': '', 'schema': []}]} | parameter 'a' has no schema",
                "{'parameters': [{'name': 'a', 'description': '', 'schema': [1]}]} | parameter 'a' has no schema",
                "{'parameters': [{'name': 'a', 'description': '', 'schema': {}, 'optional': 'yes'}]} | optional of parameter 'a' must be true or false",
                "{'parameters': [{'name': 'a', 'description': '', 'schema': {}}, {'name': 'a', 'description': '', 'schema': {}}]} | parameter 'a' is declared twice",
                "{'returns': []} | returns must be an object",
                "{'returns': {}} | returns has no schema",
                "{'categories': [1]} | a category must be a text",
                "{'exceptions': {'Bad': {}}} | an exception needs a message",
                "{'examples': [{}]} | an example needs arguments",
                "{'links': [{'href': 'x'}]} | a link needs href and rel",
            })
    void whatTheStandardDoesNotAllowIsNamed(String process, String fault) throws Exception {
        assertThat(ProcessMetadata.faults(json(process))).containsExactly(fault);
    }

    @Test
    void everythingMayBeAbsentOrNull() throws Exception {
        assertThat(ProcessMetadata.faults(json("{}"))).isEmpty();
        assertThat(ProcessMetadata.faults(json("{'id': null, 'summary': null, 'parameters': null, 'returns': null}")))
                .isEmpty();
        assertThat(ProcessMetadata.parameters(json("{'parameters': null}"))).isEmpty();
        assertThat(ProcessMetadata.parameters(json("{'parameters': []}"))).contains(List.of());
    }

    @Test
    void aDefaultMakesAParameterOptionalAndPatternsOfUsersAreNotRun() throws Exception {
        List<Parameter> parameters = ProcessMetadata.parameters(
                        json("{'parameters': [{'name': 'a', 'description': '', 'default': null,"
                                + " 'schema': [{'type': 'string', 'pattern': '(', 'items': {'pattern': '('}}]}]}"))
                .orElseThrow();
        assertThat(parameters).singleElement().satisfies(parameter -> {
            assertThat(parameter.optional()).isTrue();
            assertThat(parameter.defaultValue()).isNotNull();
            assertThat(parameter.schema().json()).isEqualTo(json("[{'type': 'string', 'items': {}}]"));
        });
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
