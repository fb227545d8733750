package org.almanac.web.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ColourTest {

    @Test
    void contrastIsThatOfTheWebsGuidelines() {
        assertThat(Colour.of("#000000").contrast(Colour.of("#ffffff"))).isCloseTo(21, within(0.01));
        assertThat(Colour.of("#777777").contrast(Colour.of("#ffffff"))).isCloseTo(4.48, within(0.01));
        assertThat(Colour.of("#ffffff").contrast(Colour.of("#ffffff"))).isEqualTo(1);
    }

    @Test
    void anAccentThatCannotBeReadIsRefusedWithItsContrast() {
        assertThatThrownBy(() -> theme("#ffcc00", null, null))
                .hasMessageStartingWith("almanac.theme.accent cannot be read: its contrast with the paper is 1.4 : 1");
        assertThatThrownBy(() -> theme("#0b5d63", "#222222", null)).hasMessageStartingWith("almanac.theme.accent-dark");
        assertThatThrownBy(() -> theme(null, null, "#808080")).hasMessageStartingWith("almanac.theme.paper");
    }

    @Test
    void whatIsNoColourIsNamed() {
        assertThatThrownBy(() -> theme("teal", null, null))
                .hasMessage("almanac.theme.accent must be a colour like #0b5d63");
        assertThatThrownBy(() -> theme("#fff;}body{display:none", null, null)).hasMessageContaining("must be a colour");
    }

    @Test
    void oneAccentIsEnoughForLightAndDark() {
        String css = theme("#8a1538", null, null);

        assertThat(css).contains("--accent:light-dark(#8a1538,#").contains("--on-accent:light-dark(#ffffff,#1c1a17)");
    }

    private static String theme(@Nullable String accent, @Nullable String dark, @Nullable String paper) {
        return new Theme(new ThemeSettings() {
                    @Override
                    public Optional<String> logo() {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<String> accent() {
                        return Optional.ofNullable(accent);
                    }

                    @Override
                    public Optional<String> accentDark() {
                        return Optional.ofNullable(dark);
                    }

                    @Override
                    public Optional<String> paper() {
                        return Optional.ofNullable(paper);
                    }
                })
                .css();
    }
}
