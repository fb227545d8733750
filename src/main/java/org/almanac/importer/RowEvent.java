package org.almanac.importer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.almanac.event.SaveEvent;
import org.almanac.event.imported.ImportItem;
import org.almanac.importer.table.RowTimes;
import org.almanac.importer.table.TableColumn;
import org.almanac.importer.table.TableRow;
import org.almanac.importer.table.YesNo;
import org.almanac.place.Countries;
import org.almanac.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

/** The event of one row; cells are read as people type them, and what cannot be is refused here or by the rules. */
final class RowEvent {
    private final TableRow row;
    private final FieldErrors errors = new FieldErrors();
    private final List<String> leftOut = new ArrayList<>();

    RowEvent(TableRow row) {
        this.row = row;
    }

    /** @param everywhere what is left out of every row of the table */
    ReadItem item(@Nullable String everywhere, @Nullable String source) {
        SaveEvent event = event();
        String uid = text(TableColumn.UID);
        String title = text(TableColumn.TITLE);
        if (!errors.isEmpty()) {
            String reason = errors.toList().stream()
                    .map(error -> error.field() + ": " + error.message())
                    .collect(Collectors.joining(" "));
            return new ReadItem(row.place(), null, uid, title, reason, errors.toList());
        }
        boolean isPrivate =
                Secrecy.ofAnswer(text(TableColumn.PRIVATE)) || Secrecy.ofWord(text(TableColumn.SENSITIVITY));
        return ReadItem.of(
                row.place(),
                new ImportItem(text(TableColumn.ID), event, source).restrictedIf(isPrivate),
                note(everywhere));
    }

    private @Nullable String note(@Nullable String everywhere) {
        if (leftOut.isEmpty()) {
            return everywhere;
        }
        String here = "Left out: " + String.join(" ", leftOut);
        return everywhere == null ? here : everywhere + " " + here;
    }

    private @Nullable String text(TableColumn column) {
        return row.text(column);
    }

    private SaveEvent event() {
        RowTimes times = row.times(errors, leftOut);
        String rrule = text(TableColumn.RRULE);
        String status = text(TableColumn.STATUS);
        return SaveEvent.builder()
                .uid(text(TableColumn.UID))
                .slug(text(TableColumn.SLUG))
                .title(text(TableColumn.TITLE))
                .summary(text(TableColumn.SUMMARY))
                .description(text(TableColumn.DESCRIPTION))
                .start(times.start())
                .end(times.end())
                .timeZone(text(TableColumn.TIME_ZONE))
                .allDay(times.allDay())
                .published(published(status))
                .status(status == null ? null : StatusWords.name(status))
                .tags(tags())
                .series(text(TableColumn.SERIES))
                .venue(venue())
                .onlineUrl(online())
                .organiser(organiser())
                .url(text(TableColumn.URL))
                .registrationUrl(text(TableColumn.REGISTRATION_URL))
                .image(text(TableColumn.IMAGE))
                .recurrence(rrule == null ? null : new SaveEvent.RecurrenceInput(rrule, null, null, null))
                .build();
    }

    /** What is a draft elsewhere is none of the readers' business. */
    private @Nullable Boolean published(@Nullable String status) {
        Boolean said = row.answer(TableColumn.PUBLISHED, "published", errors);
        return said == null && status != null && StatusWords.isDraft(status) ? Boolean.FALSE : said;
    }

    private @Nullable String online() {
        String text = text(TableColumn.ONLINE_URL);
        if (text != null && YesNo.of(text).isPresent()) {
            leftOut.add("“" + text + "” for online, which is no address.");
            return null;
        }
        return text;
    }

    private SaveEvent.@Nullable OrganiserInput organiser() {
        String name = text(TableColumn.ORGANISER);
        String url = text(TableColumn.ORGANISER_URL);
        if (name != null && name.matches("\\S+@\\S+")) {
            leftOut.add("The organiser’s mail address.");
            name = null;
        }
        return name == null && url == null ? null : new SaveEvent.OrganiserInput(name, url);
    }

    private List<@Nullable String> tags() {
        List<@Nullable String> tags = new ArrayList<>();
        for (String text : row.texts(TableColumn.TAGS)) {
            String separators = text.matches("(?s).*[;|].*") ? "[;|]" : ",";
            Arrays.stream(text.split(separators)).map(String::strip).forEach(tags::add);
        }
        return tags;
    }

    private SaveEvent.VenueInput venue() {
        String country = text(TableColumn.COUNTRY);
        return new SaveEvent.VenueInput(
                text(TableColumn.VENUE),
                text(TableColumn.ADDRESS),
                text(TableColumn.CITY),
                country == null ? null : Countries.code(country).orElse(country),
                degrees(TableColumn.LATITUDE),
                degrees(TableColumn.LONGITUDE));
    }

    // What is no number is told as one that no place has.
    private @Nullable Double degrees(TableColumn column) {
        String text = text(column);
        try {
            return text == null ? null : Double.valueOf(text.replace(',', '.'));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
