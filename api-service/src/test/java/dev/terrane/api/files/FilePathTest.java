package dev.terrane.api.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.model.error.OpenEoException;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/", "/a", "a/", "a//b", ".", "..", "a/..", "./a", "a\0", "a\nb", "a\u0085", "a\\b", "a:b", "\ud800"
            })
    void whatCouldLeadElsewhereIsNoPath(String path) {
        assertThatThrownBy(() -> new FilePath(path))
                .isInstanceOfSatisfying(
                        OpenEoException.class,
                        refused -> assertThat(refused.code()).isEqualTo("FilePathInvalid"));
    }

    @Test
    void aPathHasANameAndFolders() {
        FilePath path = new FilePath("Sentinel 2/ö/..b.zip");
        assertThat(path.name()).isEqualTo("..b.zip");
        assertThat(path.isBelow("Sentinel 2")).isTrue();
        assertThat(path.isBelow("Sentinel")).isFalse();
    }

    @Property
    void anyPathStaysBelowTheRoot(@ForAll String text) {
        try {
            Path root = Path.of("/root");
            Path file = root.resolve(new FilePath(text).value()).normalize();
            assertThat(file.startsWith(root) && !file.equals(root)).isTrue();
        } catch (OpenEoException refused) {
            assertThat(refused.code()).isEqualTo("FilePathInvalid");
        }
    }
}
