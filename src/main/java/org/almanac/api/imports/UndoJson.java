package org.almanac.api.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.almanac.event.merge.UndoneItem;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of an import that was undone, event by event.
 *
 * @param kept how many events stay as they are
 */
record UndoJson(int withdrawn, int restored, int kept, List<Item> items) {

    /** @param reason why it was kept; null when it was not */
    record Item(
            UUID id,
            String uid,
            String slug,
            Outcome outcome,
            @Nullable String reason) {}

    /** Written in lower case. */
    @Schema(
            type = SchemaType.STRING,
            enumeration = {"withdrawn", "restored", "kept"})
    record Outcome(UndoneItem.Outcome outcome) {
        @JsonValue
        String written() {
            return outcome.name().toLowerCase(Locale.ROOT);
        }
    }

    static UndoJson of(List<UndoneItem> items) {
        return new UndoJson(
                count(items, UndoneItem.Outcome.WITHDRAWN),
                count(items, UndoneItem.Outcome.RESTORED),
                count(items, UndoneItem.Outcome.KEPT),
                items.stream()
                        .map(item -> new Item(
                                item.id(), item.uid(), item.slug(), new Outcome(item.outcome()), item.reason()))
                        .toList());
    }

    private static int count(List<UndoneItem> items, UndoneItem.Outcome outcome) {
        return (int) items.stream().filter(item -> item.outcome() == outcome).count();
    }
}
