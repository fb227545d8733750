package org.almanac.notification.mail;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A place with its country, in the reader's language. */
final class PlaceText {
    private PlaceText() {}

    /**
     * A city that is a country is not said twice ("Singapore").
     *
     * @param country ISO 3166-1 alpha-2
     * @return empty when neither is known
     */
    static String of(@Nullable String place, @Nullable String country, Locale language) {
        String line = place == null ? "" : MailText.line(place);
        if (country == null) {
            return line;
        }
        Locale region = new Locale.Builder().setRegion(country).build();
        String name = region.getDisplayCountry(language);
        if (line.isEmpty()) {
            return name;
        }
        boolean said = line.endsWith(region.getDisplayCountry(Locale.ENGLISH)) || line.endsWith(name);
        return said ? line : line + ", " + name;
    }
}
