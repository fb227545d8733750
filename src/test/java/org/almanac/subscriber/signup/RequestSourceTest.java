package org.almanac.subscriber.signup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestSourceTest {

    @Test
    void isThePageWithoutWhatItsReaderCarriesAlong() {
        assertThat(RequestSource.of("https://news.example:8443/5g?session=1#top", "https://news.example"))
                .isEqualTo("https://news.example:8443/5g");
        assertThat(RequestSource.of("https://user:secret@news.example/a", null)).isEqualTo("https://news.example/a");
    }

    @Test
    void isTheSiteWhenThePageIsKept() {
        assertThat(RequestSource.of(null, "https://news.example")).isEqualTo("https://news.example");
    }

    @Test
    void isUnknownWhenBothAreKeptOrMadeUp() {
        assertThat(RequestSource.of(null, "null")).isNull();
        assertThat(RequestSource.of("javascript:alert(1)", null)).isNull();
        assertThat(RequestSource.of("https://news.example/\r\nX: y", null)).isNull();
        assertThat(RequestSource.of("https://news.example/" + "a".repeat(600), null))
                .isNull();
        assertThat(RequestSource.of(null, null)).isNull();
    }
}
