package org.almanac.event.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.FieldChange;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.TombstoneEntity;
import org.almanac.event.store.TombstoneRepository;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what readers last saw of events that are taken away, and says what they may be told of a change. Lives in one
 * {@link WriteBatch}.
 */
final class Tombstones {
    /** What a tombstone knows, as the API spells it. */
    private static final Set<String> COMPARED = Set.of(
            "title", "start", "end", "timeZone", "allDay", "status", "venue", "onlineUrl", "keyDates", "recurrence");

    private final TombstoneRepository kept;
    private final List<UUID> fresh = new ArrayList<>();

    Tombstones(TombstoneRepository kept) {
        this.kept = kept;
    }

    /** An event as readers see it; null when they do not. To be asked for before the event is changed. */
    static @Nullable TombstoneEntity shown(EventEntity event) {
        return event.isPublic() ? new TombstoneEntity(event) : null;
    }

    /**
     * Keeps what was shown when the event has been taken away, and drops what was kept when it is shown again.
     *
     * @param shown before the change
     * @param revision of the event after it
     * @param diff of the change
     * @return what readers may be told of it; null for nothing
     */
    @Nullable
    List<FieldChange> follow(EventEntity event, @Nullable TombstoneEntity shown, int revision, List<FieldChange> diff) {
        if (shown != null && event.isPublic()) {
            return diff;
        }
        if (shown != null) {
            shown.takenAway(event, revision);
            kept.persist(shown);
            fresh.add(event.id);
            return null;
        }
        return event.isPublic() ? publishedAgain(event) : null;
    }

    /** Edits made while it was hidden are one change to readers, however many they were. */
    private @Nullable List<FieldChange> publishedAgain(EventEntity event) {
        TombstoneEntity last = kept.findById(event.id);
        if (last == null) {
            return null;
        }
        kept.delete(last);
        return EventDiff.between(last.content(), event.content()).stream()
                .filter(change -> COMPARED.contains(change.field()))
                .toList();
    }

    /** The slug by which readers know what they no longer see; null when they never saw it, or see it still. */
    @Nullable
    String slug(UUID event) {
        TombstoneEntity last = kept.findById(event);
        return last == null ? null : last.slug;
    }

    /** The words that it was found by. To be called before those of the events are written anew. */
    void keepWords() {
        if (!fresh.isEmpty()) {
            kept.keepWords(fresh);
        }
    }
}
