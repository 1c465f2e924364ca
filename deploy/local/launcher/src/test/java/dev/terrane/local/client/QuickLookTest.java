package dev.terrane.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuickLookTest {
    @Test
    void denseIsGreenBareIsBrownAndNoDataIsGrey() {
        assertThat(QuickLook.colour(Double.NaN)).isEqualTo(0xC8C8C8);
        assertThat(QuickLook.colour(0.8)).isEqualTo(0x2E7D32);
        assertThat(QuickLook.colour(0.2)).isEqualTo(0xC9A66B);
        assertThat(QuickLook.colour(-5)).isEqualTo(0x2B5C8A);
        assertThat(QuickLook.colour(5)).isEqualTo(0x0B3D12);
        int between = QuickLook.colour(0.5);
        assertThat(between >> 8 & 0xFF).isBetween(0xB8, 0xD2);
    }
}
