package org.almanac.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a list of events or subscribers that was sent, item by item in the order sent.
 *
 * @param notes what was guessed or left out of the whole, as sentences for people; not written when there are none
 * @param id by which an import of events can be undone; not written when it changed nothing, and of others
 */
public record ImportReport(
        int created,
        int updated,
        int unchanged,
        int skipped,
        List<Item> items,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID id) {

    /**
     * @param index of the item in what was sent, from 0
     * @param uid of the event, or the subscriber's id; null when there is none
     * @param reason why it was skipped or left as it was, or what of it was left out; for people
     */
    public record Item(
            int index,
            @Nullable String uid,
            Outcome outcome,
            @Nullable String reason) {}

    /** Written in lower case. */
    public enum Outcome {
        @JsonProperty("created")
        CREATED,
        @JsonProperty("updated")
        UPDATED,
        @JsonProperty("unchanged")
        UNCHANGED,
        @JsonProperty("skipped")
        SKIPPED
    }

    public static ImportReport of(List<Item> items) {
        return of(items, List.of());
    }

    public static ImportReport of(List<Item> items, List<String> notes) {
        return new ImportReport(
                count(items, Outcome.CREATED),
                count(items, Outcome.UPDATED),
                count(items, Outcome.UNCHANGED),
                count(items, Outcome.SKIPPED),
                List.copyOf(items),
                List.copyOf(notes),
                null);
    }

    /** The same with the name by which it can be undone. */
    public ImportReport named(UUID run) {
        return new ImportReport(created, updated, unchanged, skipped, items, notes, run);
    }

    private static int count(List<Item> items, Outcome outcome) {
        return (int) items.stream().filter(item -> item.outcome() == outcome).count();
    }
}
