package org.almanac.event.imported;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.almanac.event.Actor;
import org.almanac.event.EventContent;
import org.almanac.event.EventContentBuilder;
import org.almanac.event.FieldChange;
import org.jspecify.annotations.Nullable;

/** Fields that an editor has changed in an event from elsewhere: they stay as they are when it is imported again. */
public final class EditedFields {
    /** Dates of a recurrence name instances by their start, so these go together. */
    private static final Set<String> TIMES = Set.of("start", "end", "timeZone", "allDay", "recurrence");

    private EditedFields() {}

    public static Map<String, FieldEdit> with(
            @Nullable Map<String, FieldEdit> before, Collection<FieldChange> changes, Actor editor, Instant now) {
        Map<String, FieldEdit> edited = new TreeMap<>(before == null ? Map.of() : before);
        for (FieldChange change : changes) {
            // Whether it is shown is the editor's word in any case, and no source knows the slug.
            if (!change.field().equals("published") && !change.field().equals("slug")) {
                edited.put(change.field(), new FieldEdit(editor.name(), now.toString()));
            }
        }
        return edited;
    }

    /** Whether it goes with others that say when the event is. */
    static boolean isOfTime(String field) {
        return TIMES.contains(field);
    }

    /** @param fields of which an editor does not hold any more; those that go together go together */
    public static Map<String, FieldEdit> without(@Nullable Map<String, FieldEdit> before, Collection<String> fields) {
        Map<String, FieldEdit> edited = new TreeMap<>(before == null ? Map.of() : before);
        edited.keySet().removeAll(fields);
        if (fields.stream().anyMatch(TIMES::contains)) {
            edited.keySet().removeAll(TIMES);
        }
        return edited;
    }

    /** What is imported, with the fields that were edited here as they are here. */
    public static EventContent kept(EventContent stored, EventContent imported, Set<String> edited) {
        EventContentBuilder content = imported.toBuilder();
        if (edited.stream().anyMatch(TIMES::contains)) {
            content.time(stored.time()).recurrence(stored.recurrence());
        }
        for (String field : edited) {
            switch (field) {
                case "summary" -> content.summary(stored.summary());
                case "description" -> content.description(stored.description());
                case "status" -> content.status(stored.status());
                case "note" -> content.note(stored.note());
                case "tags" -> content.tags(stored.tags());
                case "series" -> content.series(stored.series());
                case "venue" -> content.venue(stored.venue());
                case "onlineUrl" -> content.onlineUrl(stored.onlineUrl());
                case "organiser" -> content.organiser(stored.organiser());
                case "url" -> content.url(stored.url());
                case "registrationUrl" -> content.registrationUrl(stored.registrationUrl());
                case "image" -> content.image(stored.image());
                case "keyDates" -> content.keyDates(stored.keyDates());
                case "featured" -> content.featured(stored.featured());
                case "featuredLabel" -> content.featuredLabel(stored.featuredLabel());
                default -> {}
            }
        }
        EventContent kept = content.build();
        return edited.contains("title") ? kept.titled(stored.title()) : kept;
    }
}
