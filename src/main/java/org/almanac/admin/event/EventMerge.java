package org.almanac.admin.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.almanac.event.Event;
import org.almanac.event.EventRevision;
import org.almanac.event.FieldChange;
import org.jspecify.annotations.Nullable;

/**
 * Two editors changed one event: brings what the second one typed together with what the first one saved. A field that
 * only the first changed is taken over; a field that both changed stays as the second typed it, with the first's words
 * beside it. Nothing is saved until the second has seen it.
 *
 * @param form what to go on from
 * @param contested both changed them
 * @param taken only the first changed them
 * @param last the newest of the changes that came between; null when the history does not tell
 */
record EventMerge(
        EventForm form,
        List<Row> contested,
        List<Row> taken,
        @Nullable EventRevision last) {

    /** @param was what {@code typed} replaces or what {@code stored} has replaced */
    public record Row(
            String label,
            @Nullable String was,
            @Nullable String stored,
            @Nullable String typed) {}

    /**
     * @param typed the form that came too late
     * @param base the revision that it was made from
     * @param history of the event, in any order
     */
    static EventMerge of(EventForm typed, int base, Event stored, List<EventRevision> history) {
        List<EventRevision> since = history.stream()
                .filter(revision -> revision.revision() > base)
                .sorted(Comparator.comparingInt(EventRevision::revision))
                .toList();
        EventForm theirs = EventForm.of(stored);
        EventForm merged = typed;
        List<Row> contested = new ArrayList<>();
        List<Row> taken = new ArrayList<>();
        for (FieldChange change : netChanges(since)) {
            EventField field = EventField.named(change.field()).orElse(null);
            String mine = isUntouched(field, typed)
                    ? change.from()
                    : Objects.requireNonNull(field).text(typed);
            Row row = new Row(EventField.label(change.field()), change.from(), change.to(), mine);
            if (Objects.equals(mine, change.from())) {
                taken.add(row);
                merged = field == null ? merged : merged.withField(field, theirs);
            } else if (!Objects.equals(mine, change.to())) {
                contested.add(row);
            }
        }
        return new EventMerge(
                merged,
                List.copyOf(contested),
                List.copyOf(taken),
                since.isEmpty() ? null : since.get(since.size() - 1));
    }

    /** Whether the form says nothing about a field that differs from what it was made from. */
    private static boolean isUntouched(@Nullable EventField field, EventForm typed) {
        return field == null
                || field == EventField.RECURRENCE
                        && (!typed.recurrence().isThere() || typed.recurrence().isUntouched());
    }

    /** From what each field was to what it is, over all the revisions; what came back to where it was is left out. */
    private static List<FieldChange> netChanges(List<EventRevision> since) {
        Map<String, FieldChange> net = new LinkedHashMap<>();
        since.stream()
                .flatMap(revision -> revision.changes().stream())
                .forEach(change -> net.merge(
                        change.field(),
                        change,
                        (first, last) -> new FieldChange(first.field(), first.from(), last.to())));
        return net.values().stream()
                .filter(change -> !Objects.equals(change.from(), change.to()))
                .toList();
    }
}
