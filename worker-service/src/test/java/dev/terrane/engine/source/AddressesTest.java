package dev.terrane.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.model.error.OpenEoException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    private static final URI WEB = URI.create("https://stac.example/a/collection.json?token=secret");

    @Test
    void linksAreResolvedAlsoWithLettersThatShouldBeEscaped() {
        assertThat(Addresses.link(WEB, "./b c/{x}|y.tif")).hasToString("https://stac.example/a/b%20c/%7Bx%7D%7Cy.tif");
        assertThat(Addresses.link(WEB, "http://other.example/%20")).hasToString("http://other.example/%20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "https://", "https:///x", "http://a_b/x", "http://[x/", "%zz", "https://h:x/y"})
    void whatIsNoAddressIsTheFaultOfTheDocument(String href) {
        assertThatThrownBy(() -> Addresses.link(WEB, href))
                .isInstanceOf(OpenEoException.class)
                .hasMessageContaining("https://stac.example/a/collection.json")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "FILE:/etc/passwd", "ftp://host/x", "jar:file:/x!/y"})
    void theWebLeadsToTheWebOnly(String href) {
        assertThatThrownBy(() -> Addresses.link(WEB, href))
                .isInstanceOf(OpenEoException.class)
                .hasMessageContaining("http");
    }

    @Test
    void aFileLeadsToFilesAndToTheWeb() {
        URI file = URI.create("file:///data/c/collection.json");
        assertThat(Addresses.link(file, "../x.tif").getPath()).isEqualTo("/data/x.tif");
        assertThat(Addresses.link(file, "https://host/x")).hasToString("https://host/x");
    }
}
