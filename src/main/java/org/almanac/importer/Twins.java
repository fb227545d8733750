package org.almanac.importer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.almanac.event.SaveEvent;
import org.almanac.event.imported.ImportItem;
import org.jspecify.annotations.Nullable;

/**
 * Items without a name that would be taken for each other, as they have the same source, title, start and city: those that
 * differ in anything else are told apart by their order. One that is the same in everything is one event.
 */
final class Twins {
    private final Map<List<@Nullable String>, List<SaveEvent>> known = new HashMap<>();

    /** To be asked of all items of a file, in their order. */
    ReadItem told(ReadItem read) {
        ImportItem item = read.item();
        if (item == null || item.id() != null || item.event().uid() != null) {
            return read;
        }
        SaveEvent event = item.event();
        String city = event.venue() == null ? null : event.venue().city();
        List<SaveEvent> alike = known.computeIfAbsent(
                Arrays.asList(item.source(), event.title(), event.start(), city), key -> new ArrayList<>(1));
        int before = alike.indexOf(event);
        if (before < 0) {
            before = alike.size();
            alike.add(event);
        }
        return before == 0 ? read : read.with(item.twin(before));
    }
}
