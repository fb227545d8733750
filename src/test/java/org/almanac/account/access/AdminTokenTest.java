package org.almanac.account.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.almanac.settings.SiteSettings;
import org.junit.jupiter.api.Test;

class AdminTokenTest {
    private static final String LONG_ENOUGH = "0123456789abcdef0123456789abcdef";

    @Test
    void matchesItselfOnly() {
        AdminToken token = configured(LONG_ENOUGH);

        assertThat(token.matches(LONG_ENOUGH)).isTrue();
        assertThat(token.matches(LONG_ENOUGH + "0")).isFalse();
        assertThat(token.matches("")).isFalse();
    }

    @Test
    void isIgnoredWhenShort() {
        String shortToken = LONG_ENOUGH.substring(1);

        assertThat(configured(shortToken).matches(shortToken)).isFalse();
    }

    private static AdminToken configured(String token) {
        return new AdminToken(new SmallRyeConfigBuilder()
                .withMapping(SiteSettings.class)
                .withDefaultValue("almanac.admin.token", token)
                .build()
                .getConfigMapping(SiteSettings.class));
    }
}
