package org.almanac.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/admin", "/admin/events?show=past&q=5G%20core", "/admin?x=1", "/admin/events/new"})
    void pathsOfTheDeskAreKept(String path) {
        assertThat(LocalPath.orStart(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "https://evil.example/admin",
                "//evil.example/admin",
                "/\\evil.example",
                "/admin\\@evil.example",
                "/admin@evil.example",
                "/administrator",
                "/admin/\r\nSet-Cookie: a=b",
                "/admin/ü",
                "javascript:alert(1)",
                "/"
            })
    void everythingElseLeadsToTheStart(String asked) {
        assertThat(LocalPath.orStart(asked)).isEqualTo("/admin");
    }

    @Test
    void theLoginPageDoesNotLeadToItself() {
        assertThat(LocalPath.orStart("/admin/login?next=/admin")).isEqualTo("/admin");
        assertThat(LocalPath.orStart("/admin/logout")).isEqualTo("/admin");
    }

    @Test
    void endlessPathsAreNotFollowed() {
        assertThat(LocalPath.orStart("/admin/" + "a".repeat(3_000))).isEqualTo("/admin");
    }
}
