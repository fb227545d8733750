package org.almanac.event.imported;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.almanac.encoding.Sha256;
import org.almanac.event.EventContent;
import org.jspecify.annotations.Nullable;

/**
 * The fields that an import says, one by one. What a source has not changed since it was last imported stays as people
 * here have made it; what it did change is taken over.
 */
public final class ImportedFields {
    /** Long enough that no two values of one field meet. */
    private static final int DIGEST = 12;

    /** Parts that came later: what does not say them has the digest that it always had. */
    private static final Pattern UNSAID = Pattern.compile(", note=null(?=\\])|, time=null, timeZone=null(?=\\])");

    private static final Map<String, Function<EventContent, @Nullable Object>> FIELDS = fields();

    private final EventContent stored;
    private final EventContent imported;
    private final @Nullable ImportState known;
    private final Map<String, String> digests;

    private ImportedFields(EventContent stored, EventContent imported, @Nullable ImportState known) {
        this.stored = stored;
        this.imported = imported;
        this.known = known;
        this.digests = digests(imported);
    }

    /**
     * What an event says after an import of it.
     *
     * @param known of its last import; null when there was none
     * @param calendar what the import said in iCalendar, which cannot say all of an event; null when it could
     */
    public static EventContent merged(
            EventContent stored, EventContent imported, @Nullable ImportState known, @Nullable CalendarView calendar) {
        ImportedFields fields = new ImportedFields(stored, imported, known);
        EventContent merged = stored.toBuilder()
                .title(fields.value("title", EventContent::title))
                .summary(fields.value("summary", EventContent::summary))
                .description(fields.value("description", EventContent::description))
                .time(fields.value("time", EventContent::time))
                .published(imported.published())
                .status(fields.value("status", EventContent::status))
                .tags(fields.value("tags", EventContent::tags))
                .series(fields.value("series", EventContent::series))
                .venue(fields.value("venue", EventContent::venue))
                .onlineUrl(fields.value("onlineUrl", EventContent::onlineUrl))
                .organiser(fields.value("organiser", EventContent::organiser))
                .url(fields.value("url", EventContent::url))
                .registrationUrl(fields.value("registrationUrl", EventContent::registrationUrl))
                .image(fields.value("image", EventContent::image))
                .keyDates(fields.value("keyDates", EventContent::keyDates))
                .featured(fields.said("featured", imported.featured()) ? imported.featured() : stored.featured())
                .featuredLabel(
                        fields.said("featuredLabel", imported.featuredLabel() != null)
                                ? imported.featuredLabel()
                                : stored.featuredLabel())
                .note(fields.said("note", imported.note() != null) ? imported.note() : stored.note())
                .recurrence(fields.value("recurrence", EventContent::recurrence))
                .build();
        return calendar == null ? merged : calendar.settled(stored, merged, known != null);
    }

    private <T extends @Nullable Object> T value(String field, Function<EventContent, T> of) {
        boolean unchanged = known != null && Objects.equals(known.fields().get(field), digests.get(field));
        return of.apply(unchanged ? stored : imported);
    }

    /** Few sources know of these: who never said them does not take them away. */
    private boolean said(String field, boolean now) {
        String before = known == null ? null : known.fields().get(field);
        return !Objects.equals(before, digests.get(field)) && (now || before != null);
    }

    /** Of each field, short, so that a later import can tell which of them its source has changed. */
    public static Map<String, String> digests(EventContent content) {
        Map<String, String> digests = new LinkedHashMap<>();
        FIELDS.forEach((name, field) -> {
            Object value = field.apply(content);
            if (value != null) {
                digests.put(name, digest(UNSAID.matcher(value.toString()).replaceAll("")));
            }
        });
        return digests;
    }

    private static String digest(String value) {
        return Base64.getEncoder().encodeToString(Sha256.of(value)).substring(0, DIGEST);
    }

    private static Map<String, Function<EventContent, @Nullable Object>> fields() {
        Map<String, Function<EventContent, @Nullable Object>> fields = new LinkedHashMap<>();
        fields.put("title", EventContent::title);
        fields.put("summary", EventContent::summary);
        fields.put("description", EventContent::description);
        fields.put("time", EventContent::time);
        fields.put("status", EventContent::status);
        fields.put("tags", EventContent::tags);
        fields.put("series", EventContent::series);
        fields.put("venue", EventContent::venue);
        fields.put("onlineUrl", EventContent::onlineUrl);
        fields.put("organiser", EventContent::organiser);
        fields.put("url", EventContent::url);
        fields.put("registrationUrl", EventContent::registrationUrl);
        fields.put("image", EventContent::image);
        fields.put("keyDates", EventContent::keyDates);
        fields.put("note", EventContent::note);
        fields.put("featured", content -> content.featured() ? Boolean.TRUE : null);
        fields.put("featuredLabel", EventContent::featuredLabel);
        fields.put("recurrence", EventContent::recurrence);
        return fields;
    }
}
