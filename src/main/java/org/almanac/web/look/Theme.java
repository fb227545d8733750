package org.almanac.web.look;

import java.util.Optional;

/**
 * The operator's colours as the style sheet wants them. A colour that readers could not read is refused, with the
 * contrast that it has and the one that it needs (WCAG 2.2, 1.4.3).
 */
final class Theme {
    static final double READABLE = 4.5;

    private static final Colour WHITE = Colour.of("#ffffff");
    private static final Colour INK = Colour.of("#1c1a17");
    private static final Colour PAPER = Colour.of("#fbfaf6");
    private static final Colour DARK_PAPER = Colour.of("#161513");
    private static final Colour ACCENT = Colour.of("#0b5d63");
    private static final Colour DARK_ACCENT = Colour.of("#84c6c5");

    /** The faintest text that stands on paper; what is readable leaves it readable too. */
    private static final Colour SOFT = Colour.of("#5d574d");

    private final Colour accent;
    private final Colour darkAccent;
    private final Colour paper;

    /** @throws IllegalArgumentException with a message for the operator */
    Theme(ThemeSettings settings) {
        paper = colour("paper", settings.paper(), PAPER);
        accent = colour("accent", settings.accent(), ACCENT);
        darkAccent = colour(
                "accent-dark",
                settings.accentDark(),
                settings.accent().isPresent() ? readableInTheDark(accent) : DARK_ACCENT);
        demand("paper", "the grey of small text", SOFT, paper);
        demand("accent", "the paper", accent, paper);
        demand("accent-dark", "the dark ground", darkAccent, DARK_PAPER);
    }

    /** Custom properties that the rest of the style sheet is written in. */
    String css() {
        return ":root{--paper:light-dark(" + paper + "," + DARK_PAPER + ");--accent:light-dark(" + accent + ","
                + darkAccent + ");--on-accent:light-dark(" + onTop(accent) + "," + onTop(darkAccent) + ")}";
    }

    private static Colour colour(String key, Optional<String> given, Colour otherwise) {
        try {
            return given.map(String::strip).map(Colour::of).orElse(otherwise);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("almanac.theme." + key + " " + e.getMessage(), e);
        }
    }

    private static void demand(String key, String beside, Colour one, Colour other) {
        double contrast = one.contrast(other);
        if (contrast < READABLE) {
            throw new IllegalArgumentException(
                    "almanac.theme.%s cannot be read: its contrast with %s is %.1f : 1, and %.1f : 1 is needed"
                            .formatted(key, beside, contrast, READABLE));
        }
    }

    private static Colour readableInTheDark(Colour colour) {
        Colour lighter = colour;
        for (int step = 1; lighter.contrast(DARK_PAPER) < 2 * READABLE && step <= 20; step++) {
            lighter = colour.mixed(WHITE, step / 20.0);
        }
        return lighter;
    }

    private static Colour onTop(Colour ground) {
        return ground.contrast(WHITE) >= READABLE || ground.contrast(WHITE) > ground.contrast(INK) ? WHITE : INK;
    }
}
