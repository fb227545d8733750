package org.almanac.subscriber;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a list that was moved over, entry by entry in the order sent. */
public record ListReport(int created, int updated, int unchanged, int skipped, List<Item> items) {

    /**
     * @param index of the entry in what was sent, from 0
     * @param uid the subscriber's id; null when there is none
     * @param reason why it was skipped or left as it was; for people
     */
    public record Item(
            int index,
            @Nullable UUID uid,
            Outcome outcome,
            @Nullable String reason) {}

    /** Written in lower case. */
    public enum Outcome {
        @JsonProperty("created")
        CREATED,
        /** Had asked here and not confirmed yet. */
        @JsonProperty("updated")
        UPDATED,
        @JsonProperty("unchanged")
        UNCHANGED,
        @JsonProperty("skipped")
        SKIPPED
    }

    static ListReport of(List<Item> items) {
        return new ListReport(
                count(items, Outcome.CREATED),
                count(items, Outcome.UPDATED),
                count(items, Outcome.UNCHANGED),
                count(items, Outcome.SKIPPED),
                List.copyOf(items));
    }

    private static int count(List<Item> items, Outcome outcome) {
        return (int) items.stream().filter(item -> item.outcome() == outcome).count();
    }
}
