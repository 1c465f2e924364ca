package dev.terrane.api.files;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.model.error.OpenEoException;
import org.junit.jupiter.api.Test;

class UploadSlotsTest {
    @Test
    void aUserHasFourAndAllTogetherThirtyTwo() {
        UploadSlots slots = new UploadSlots();
        for (int user = 0; user < 8; user++) {
            for (int i = 0; i < 4; i++) {
                slots.enter("user" + user);
            }
            String full = "user" + user;
            assertThatThrownBy(() -> slots.enter(full)).isInstanceOf(OpenEoException.class);
        }
        assertThatThrownBy(() -> slots.enter("another")).isInstanceOf(OpenEoException.class);
        slots.leave("user0");
        slots.enter("another");
        assertThatThrownBy(() -> slots.enter("user0")).isInstanceOf(OpenEoException.class);
    }
}
