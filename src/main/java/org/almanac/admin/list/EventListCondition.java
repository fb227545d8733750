package org.almanac.admin.list;

import java.util.Locale;
import org.almanac.event.read.EventSearch;
import org.almanac.place.Countries;

/**
 * What narrows the list of events.
 *
 * @param name of the condition in the address
 * @param value as it stands there
 */
record EventListCondition(String name, String value) {

    /** For people. */
    public String words() {
        return switch (name) {
            case "q" -> "“" + value + "”";
            case "tag" -> "Tag " + value;
            case "series" -> "Series " + value;
            case "organiser" -> "By " + value;
            case "country" -> Countries.name(value, Locale.ENGLISH);
            case "status" -> value.substring(0, 1).toUpperCase(Locale.ROOT) + value.substring(1);
            case "source" -> value.equals("here") ? "Entered here" : "From " + value;
            case "shown" -> value.equals("yes") ? "Shown to readers" : "Drafts";
            default -> words(EventSearch.Lack.valueOf(value.toUpperCase(Locale.ROOT)));
        };
    }

    /** What events lack, for people. */
    static String words(EventSearch.Lack lack) {
        return switch (lack) {
            case PLACE -> "Ahead without a place";
            case ZONE -> "Ahead without a place’s time zone";
            case LINK -> "Ahead without a link";
            case ANYTHING -> "Ahead without place, zone or link";
            case DOUBLE -> "Ahead, and maybe listed twice";
        };
    }
}
