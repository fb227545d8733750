package org.almanac.importer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.almanac.json.CsvTable;

/**
 * The columns that a table of events may have. Case, spaces and punctuation in a name make no difference, so {@code
 * timeZone} and {@code Time zone} are the same.
 */
public enum CsvColumn {
    TITLE("title", "what the event is called", "name", "event"),
    START("start", "2027-06-08 09:00, or 2027-06-08 for a whole day", "start date"),
    END("end", "like the start; of whole days the last one", "end date"),
    TIME_ZONE("time zone", "such as Europe/London; the site’s own when left out", "zone"),
    ALL_DAY("all day", "yes or no; when left out, yes for a start that has no time"),
    SUMMARY("summary", "one line about it"),
    DESCRIPTION("description", "more about it, in Markdown"),
    TAGS("tags", "several with ; or | between them", "topics", "categories"),
    SERIES("series", "its name"),
    VENUE("venue", "the name of the place", "venue name", "location"),
    ADDRESS("address", "street and postcode"),
    CITY("city", "by its name"),
    COUNTRY("country", "two letters such as GB, or the English name"),
    LATITUDE("latitude", "degrees, such as 51.508"),
    LONGITUDE("longitude", "degrees, such as 0.029"),
    ONLINE_URL("online URL", "where to join online", "online"),
    ORGANISER("organiser", "the name", "organizer"),
    ORGANISER_URL("organiser URL", "the organiser’s website", "organizer URL"),
    URL("URL", "the event’s website", "website", "link"),
    REGISTRATION_URL("registration URL", "where to register", "registration"),
    IMAGE("image", "the address of a picture"),
    STATUS("status", "CONFIRMED, TENTATIVE, POSTPONED or CANCELLED"),
    PUBLISHED("published", "no keeps it from readers"),
    PRIVATE("private", "yes keeps it from readers, unless you say otherwise"),
    SENSITIVITY("sensitivity", "the same in words; only public and normal are for readers", "class", "visibility"),
    RRULE("rrule", "how it repeats, as iCalendar writes it: FREQ=YEARLY;COUNT=3"),
    UID("uid", "what other calendars know it by"),
    ID("id", "its id in the calendar that it was exported from"),
    SLUG("slug", "its name in its address");

    private static final Map<String, CsvColumn> BY_NAME = byName();

    private final String written;
    private final String holds;
    private final List<String> also;

    CsvColumn(String written, String holds, String... also) {
        this.written = written;
        this.holds = holds;
        this.also = List.of(also);
    }

    static Optional<CsvColumn> named(String name) {
        return Optional.ofNullable(BY_NAME.get(CsvTable.plain(name)));
    }

    /** Its name, as people write it. */
    public String written() {
        return written;
    }

    /** What its cells hold, for people. */
    public String holds() {
        return holds;
    }

    /** Other names that mean the same. */
    public List<String> also() {
        return also;
    }

    /** Whether no table can do without it. */
    public boolean required() {
        return this == TITLE || this == START;
    }

    private static Map<String, CsvColumn> byName() {
        Map<String, CsvColumn> byName = new HashMap<>();
        for (CsvColumn column : values()) {
            byName.put(CsvTable.plain(column.written), column);
            column.also.forEach(name -> byName.put(CsvTable.plain(name), column));
        }
        return Map.copyOf(byName);
    }
}
