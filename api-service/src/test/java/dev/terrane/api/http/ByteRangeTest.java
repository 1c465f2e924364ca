package dev.terrane.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ByteRangeTest {
    @Property
    void aRangeNeverLeavesTheFile(
            @ForAll @LongRange(min = 0, max = 30) long from,
            @ForAll @LongRange(min = 0, max = 30) long to,
            @ForAll @LongRange(min = 0, max = 20) long size) {
        for (String header : new String[] {"bytes=" + from + "-" + to, "bytes=" + from + "-", "bytes=-" + to}) {
            try {
                ByteRange.of(header, size).ifPresent(range -> {
                    assertThat(range.from()).isBetween(0L, size - 1);
                    assertThat(range.length()).isBetween(1L, size - range.from());
                });
            } catch (ByteRange.Unsatisfiable behindTheEnd) {
                assertThat(from >= size || to == 0 || size == 0).isTrue();
            }
        }
    }

    @Test
    void whatIsNotUnderstoodIsTheWholeFile() {
        assertThat(ByteRange.of(null, 10)).isEmpty();
        assertThat(ByteRange.of("bytes=1-2,4-5", 10)).isEmpty();
        assertThat(ByteRange.of("bytes=99999999999999999999-", 10)).isEmpty();
        assertThatThrownBy(() -> ByteRange.of("bytes=10-", 10)).isInstanceOf(ByteRange.Unsatisfiable.class);
    }
}
