package org.almanac.web.look;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Keys under {@code almanac.theme}: what an operator changes of the look; {@code docs/configuration.md} explains each. */
@ConfigMapping(prefix = "almanac.theme")
interface ThemeSettings {

    /** Stands in the masthead instead of the site's name: an https address, or a file (svg, png, jpg, webp). */
    Optional<String> logo();

    /** Links, buttons and the edge of date blocks, as {@code #rrggbb}. */
    Optional<String> accent();

    /** The same on a dark ground; made from {@link #accent()} when left out. */
    Optional<String> accentDark();

    /** The ground of every page in light, as {@code #rrggbb}. */
    Optional<String> paper();
}
