package org.almanac.importer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.almanac.event.SaveEvent;
import org.jspecify.annotations.Nullable;

/** One event of a table; cells are read as people type them, and what cannot be is left to the rules to refuse. */
record CsvRow(CsvColumns columns, String[] cells) {
    private static final int DAY = "2027-06-08".length();

    @Nullable
    String text(CsvColumn column) {
        return columns.cell(column, cells);
    }

    boolean isPrivate() {
        return Secrecy.ofAnswer(text(CsvColumn.PRIVATE)) || Secrecy.ofWord(text(CsvColumn.SENSITIVITY));
    }

    SaveEvent event() {
        String start = time(CsvColumn.START);
        Boolean allDay = flag(CsvColumn.ALL_DAY);
        String rrule = text(CsvColumn.RRULE);
        String organiser = text(CsvColumn.ORGANISER);
        String organiserUrl = text(CsvColumn.ORGANISER_URL);
        return SaveEvent.builder()
                .uid(text(CsvColumn.UID))
                .slug(text(CsvColumn.SLUG))
                .title(text(CsvColumn.TITLE))
                .summary(text(CsvColumn.SUMMARY))
                .description(text(CsvColumn.DESCRIPTION))
                .start(start)
                .end(time(CsvColumn.END))
                .timeZone(text(CsvColumn.TIME_ZONE))
                .allDay(allDay == null ? start != null && start.length() == DAY : allDay)
                .published(flag(CsvColumn.PUBLISHED))
                .status(text(CsvColumn.STATUS))
                .tags(tags())
                .series(text(CsvColumn.SERIES))
                .venue(venue())
                .onlineUrl(text(CsvColumn.ONLINE_URL))
                .organiser(
                        organiser == null && organiserUrl == null
                                ? null
                                : new SaveEvent.OrganiserInput(organiser, organiserUrl))
                .url(text(CsvColumn.URL))
                .registrationUrl(text(CsvColumn.REGISTRATION_URL))
                .image(text(CsvColumn.IMAGE))
                .recurrence(rrule == null ? null : new SaveEvent.RecurrenceInput(rrule, null, null, null))
                .build();
    }

    /** {@code 2027-06-08 09:00} is how spreadsheets write {@code 2027-06-08T09:00}. */
    private @Nullable String time(CsvColumn column) {
        String text = text(column);
        return text == null ? null : text.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) +(\\d)", "$1T$2");
    }

    private @Nullable Boolean flag(CsvColumn column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        return List.of("true", "yes", "y", "1", "x").contains(text.toLowerCase(Locale.ROOT));
    }

    private List<@Nullable String> tags() {
        String text = text(CsvColumn.TAGS);
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[;|]")).map(String::strip).toList();
    }

    private SaveEvent.VenueInput venue() {
        String country = text(CsvColumn.COUNTRY);
        return new SaveEvent.VenueInput(
                text(CsvColumn.VENUE),
                text(CsvColumn.ADDRESS),
                text(CsvColumn.CITY),
                country == null ? null : CountryNames.code(country).orElse(country),
                degrees(CsvColumn.LATITUDE),
                degrees(CsvColumn.LONGITUDE));
    }

    // What is no number is told as one that no place has.
    private @Nullable Double degrees(CsvColumn column) {
        String text = text(column);
        try {
            return text == null ? null : Double.valueOf(text.replace(',', '.'));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
