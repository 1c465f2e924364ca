package dev.terrane.model.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCheckTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"type\": \"number\"} | 1.5 | true",
                "{\"type\": \"number\"} | \"1.5\" | false",
                "{\"type\": \"integer\"} | 2 | true",
                "{\"type\": \"integer\"} | 2.5 | false",
                "{\"type\": [\"number\", \"null\"]} | null | true",
                "{\"type\": \"boolean\"} | 0 | false",
                "{\"type\": \"string\", \"enum\": [\"day\", \"month\"]} | \"month\" | true",
                "{\"type\": \"string\", \"enum\": [\"day\", \"month\"]} | \"moon\" | false",
                "{\"type\": \"number\", \"minimum\": 0, \"maximum\": 1} | 1 | true",
                "{\"type\": \"number\", \"minimum\": 0, \"maximum\": 1} | -0.1 | false",
                "{\"type\": \"number\", \"minimum\": 0, \"maximum\": 1} | 1.1 | false",
                "{\"type\": \"array\", \"items\": {\"type\": \"string\"}, \"minItems\": 1} | [\"a\"] | true",
                "{\"type\": \"array\", \"items\": {\"type\": \"string\"}, \"minItems\": 1} | [] | false",
                "{\"type\": \"array\", \"items\": {\"type\": \"string\"}} | [1] | false",
                "[{\"type\": \"string\"}, {\"type\": \"number\"}] | 3 | true",
                "[{\"type\": \"string\"}, {\"type\": \"number\"}] | {} | false",
                "{\"type\": \"string\", \"pattern\": \"^\\\\w+$\"} | \"ab_1\" | true",
                "{\"type\": \"string\", \"pattern\": \"^\\\\w+$\"} | \"a b\" | false",
                "{} | {\"any\": [1]} | true",
            })
    void valuesFitOrTheReasonIsSaid(String schema, String value, boolean fits) throws Exception {
        var reason = SchemaCheck.mismatch(Schemas.parse(schema), new ObjectMapper().readTree(value));
        assertThat(reason.isEmpty()).as("%s", reason).isEqualTo(fits);
        assertThat(reason.orElse("must be x")).contains("must");
    }
}
