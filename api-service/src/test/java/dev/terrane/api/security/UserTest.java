package dev.terrane.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.api.security.oidc.Claims;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class UserTest {
    private static String id(String provider, String subject) {
        return User.of(provider, new Claims(subject, null, null)).id();
    }

    @Test
    void aPlainSubjectIsKeptAndAnyOtherBecomesADigest() {
        assertThat(id("kc", "f81d4fae-7dec-11d0")).isEqualTo("kc~f81d4fae-7dec-11d0");
        assertThat(id("kc", "ada@example.org")).matches("kc~~[\\w\\-]{43}").isEqualTo(id("kc", "ada@example.org"));
        assertThat(id("kc", "x".repeat(65))).matches("kc~~[\\w\\-]{43}");
    }

    @Test
    void noSubjectImitatesAnotherUser() {
        String digest = id("kc", "ada@example.org").substring("kc~~".length());
        assertThat(id("kc", "~" + digest)).isNotEqualTo(id("kc", "ada@example.org"));
        assertThat(id("kc", "ada")).isNotEqualTo(User.local("ada").id()).isNotEqualTo(id("other", "ada"));
        assertThat(id("kc", "kc~ada")).isNotEqualTo(id("kc", "ada"));
        assertThat(id("kc", "Ada")).isNotEqualTo(id("kc", "ada"));
        assertThat(id("kc", "ada ")).isNotEqualTo(id("kc", "ada"));
    }

    @Property(tries = 500)
    void everyIdFitsTheStandardAndIsNeverThatOfALocalUser(@ForAll @NotBlank @StringLength(max = 300) String subject) {
        assertThat(id("kc", subject)).matches("^[\\w\\-\\.~]+$").doesNotMatch("[\\w\\-.]+");
    }

    @Property(tries = 500)
    void differentSubjectsAndProvidersHaveDifferentIds(@ForAll @NotBlank String one, @ForAll @NotBlank String other) {
        assertThat(id("kc", one).equals(id("kc", other))).isEqualTo(one.equals(other));
        assertThat(id("kc", one)).isNotEqualTo(id("kc2", other));
    }
}
