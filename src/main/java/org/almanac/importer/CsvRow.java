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
    String text(String column) {
        return columns.cell(column, cells);
    }

    SaveEvent event() {
        String start = time("start");
        Boolean allDay = flag("allday");
        String rrule = text("rrule");
        String organiser = text("organiser");
        String organiserUrl = text("organiserurl");
        return new SaveEvent(
                text("uid"),
                text("slug"),
                text("title"),
                text("summary"),
                text("description"),
                start,
                time("end"),
                text("timezone"),
                allDay == null ? start != null && start.length() == DAY : allDay,
                flag("published"),
                text("status"),
                tags(),
                text("series"),
                venue(),
                text("onlineurl"),
                organiser == null && organiserUrl == null
                        ? null
                        : new SaveEvent.OrganiserInput(organiser, organiserUrl),
                text("url"),
                text("registrationurl"),
                text("image"),
                null,
                rrule == null ? null : new SaveEvent.RecurrenceInput(rrule, null, null, null));
    }

    /** {@code 2027-06-08 09:00} is how spreadsheets write {@code 2027-06-08T09:00}. */
    private @Nullable String time(String column) {
        String text = text(column);
        return text == null ? null : text.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) +(\\d)", "$1T$2");
    }

    private @Nullable Boolean flag(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        return List.of("true", "yes", "y", "1", "x").contains(text.toLowerCase(Locale.ROOT));
    }

    private List<@Nullable String> tags() {
        String text = text("tags");
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[;|]")).map(String::strip).toList();
    }

    private SaveEvent.VenueInput venue() {
        String country = text("country");
        return new SaveEvent.VenueInput(
                text("venue"),
                text("address"),
                text("city"),
                country == null ? null : CountryNames.code(country).orElse(country),
                degrees("latitude"),
                degrees("longitude"));
    }

    // What is no number is told as one that no place has.
    private @Nullable Double degrees(String column) {
        String text = text(column);
        try {
            return text == null ? null : Double.valueOf(text.replace(',', '.'));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
