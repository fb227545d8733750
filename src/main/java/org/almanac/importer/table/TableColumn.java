package org.almanac.importer.table;

import java.util.List;

/**
 * The columns that a table of events may have. Case, accents, spaces and punctuation in a name make no difference, so
 * {@code timeZone} and {@code Time zone} are the same. {@link ColumnNames} has what they are called elsewhere.
 */
public enum TableColumn {
    TITLE("title", "what the event is called", "name", "event"),
    START("start", "2027-06-08 09:00, or 2027-06-08 for a whole day", "start date"),
    START_TIME("start time", "when the start’s time has a column of its own"),
    END("end", "like the start; of whole days the last one", "end date"),
    END_TIME("end time", "when the end’s time has a column of its own"),
    TIME_ZONE("time zone", "such as Europe/London; the site’s own when left out", "zone"),
    ALL_DAY("all day", "yes or no; when left out, yes for a start that has no time"),
    SUMMARY("summary", "one line about it"),
    DESCRIPTION("description", "more about it, in Markdown"),
    TAGS("tags", "several with ; or | or commas between them; may be several columns", "topics", "categories"),
    SERIES("series", "its name"),
    VENUE("venue", "the name of the place", "venue name", "location"),
    ADDRESS("address", "street and postcode; may be several columns"),
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

    private final String written;
    private final String holds;
    private final List<String> also;

    TableColumn(String written, String holds, String... also) {
        this.written = written;
        this.holds = holds;
        this.also = List.of(also);
    }

    /** Its name, as people write it. */
    public String written() {
        return written;
    }

    /** What its cells hold, for people. */
    public String holds() {
        return holds;
    }

    /** Other English names that mean the same. */
    public List<String> also() {
        return also;
    }

    /** Whether no table can do without it. */
    public boolean required() {
        return this == TITLE || this == START;
    }

    /** Whether several columns of a table may hold it, each a part. */
    boolean isJoined() {
        return this == TAGS || this == ADDRESS;
    }
}
