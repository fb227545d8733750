package org.almanac.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormSyntaxTest {
    private static final int MOST = 3;

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a=", "a=b&c=d", "a=b=c", "a&&b", "a=%41%ff%00", "a=+", "%3D=x", "a=b&c=d&e=f"})
    void whatFormsAreMadeOfIsLetThrough(String form) {
        assertThat(FormSyntax.fault(Buffer.buffer(form), MOST)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%zz", "a=%4", "a=%", "%=a", "a=%4=", "=", "=a", "a=b&=c", "=&=&", "a=%é1"})
    void whatCannotBeReadIsNot(String form) {
        assertThat(FormSyntax.fault(Buffer.buffer(form), MOST)).isNotNull();
    }

    @Test
    void fieldsAreCounted() {
        assertThat(FormSyntax.fault(Buffer.buffer("a&b&c&d"), MOST)).contains("more than 3 fields");
        assertThat(FormSyntax.fault(Buffer.buffer("&&&&"), MOST)).contains("more than 3 fields");
    }
}
