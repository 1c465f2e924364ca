package dev.terrane.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.model.error.OpenEoException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** G-10, G-11 and G-13: what an {@code Authorization} header may be. */
class BearerTokenTest {
    @ParameterizedTest
    @CsvSource({
        "Bearer basic//a.b-c_d, BASIC, '', a.b-c_d",
        "bearer basic//x, BASIC, '', x",
        "Bearer oidc/egi/a.b.c, OIDC, egi, a.b.c",
        "Bearer oidc/egi/a/b+c=, OIDC, egi, a/b+c=",
        "Bearer a.b.c, PLAIN, '', a.b.c",
    })
    void theThreeFormsAreRead_G10_G13(String header, BearerToken.Kind kind, String provider, String token) {
        assertThat(BearerToken.of(header)).isEqualTo(new BearerToken(kind, provider, token));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void nothingIs401_G11(@Nullable String header) {
        refused(header, 401, "AuthenticationRequired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer a/b", "Bearer basic/x/y", "Bearer other//x", "Bearer a b", "Bearer /"})
    void whatIsMalformedIsTokenInvalid_G11(String header) {
        refused(header, 403, "TokenInvalid");
    }

    @Test
    void anotherSchemeIsToldApart_G11() {
        refused("Basic YTpi", 403, "AuthenticationSchemeInvalid");
        refused("Digest x", 403, "AuthenticationSchemeInvalid");
    }

    private static void refused(@Nullable String header, int status, String code) {
        assertThatThrownBy(() -> BearerToken.of(header)).isInstanceOfSatisfying(OpenEoException.class, failure -> {
            assertThat(failure.httpStatus()).isEqualTo(status);
            assertThat(failure.code()).isEqualTo(code);
        });
    }
}
