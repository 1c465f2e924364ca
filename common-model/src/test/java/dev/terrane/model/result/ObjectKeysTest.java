package dev.terrane.model.result;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ObjectKeysTest {
    @Test
    void aUserHasAFolderWhateverTheId() {
        assertThat(ObjectKeys.userFiles("ada")).isEqualTo("users/ada/files/");
        assertThat(ObjectKeys.userFiles("../a~b|ü")).isEqualTo("users/~2e~2e~2fa~7eb~7c~c3~bc/files/");
    }

    @Property
    void noFolderIsWithinThatOfAnother(@ForAll String one, @ForAll String other) {
        boolean same = ObjectKeys.userFiles(one).equals(ObjectKeys.userFiles(other));
        assertThat(same).isEqualTo(java.util.Arrays.equals(bytes(one), bytes(other)));
        assertThat(ObjectKeys.userFiles(one)
                        .chars()
                        .filter(letter -> letter == '/')
                        .count())
                .isEqualTo(3);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
