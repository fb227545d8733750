package org.almanac.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The histories of all events as one: who changed what, and when. */
@ApplicationScoped
@Transactional
public class ChangeLog {
    private static final int MOST_ACTORS = 100;

    private final EventChangeRepository changes;

    ChangeLog(EventChangeRepository changes) {
        this.changes = changes;
    }

    /**
     * One step in the history of one event.
     *
     * @param title as the event is called now
     */
    public record Entry(UUID eventId, String title, EventRevision step) {}

    /** @param nextCursor null on the last page */
    public record Page(List<Entry> entries, @Nullable String nextCursor) {}

    /**
     * The newest first.
     *
     * @param actor by its whole name, see {@link Actor}; null for all
     * @param eventId null for all
     * @param cursor null for the first page
     * @param limit at least 1
     * @throws Problem of kind MALFORMED when the cursor is none of ours
     */
    public Page list(@Nullable String actor, @Nullable UUID eventId, @Nullable String cursor, int limit) {
        List<EventChangeRepository.Titled> found =
                changes.listNewest(actor, eventId, cursor == null ? null : id(cursor), limit + 1);
        List<Entry> entries = found.stream().limit(limit).map(ChangeLog::entry).toList();
        return new Page(
                entries, found.size() > limit ? found.get(limit - 1).change().id.toString() : null);
    }

    /** Names that can be asked for, in order; the first of many. */
    public List<String> actors() {
        return changes.listActors(MOST_ACTORS);
    }

    private static Entry entry(EventChangeRepository.Titled row) {
        return new Entry(row.change().eventId, row.title(), row.change().toRevision());
    }

    private static UUID id(String cursor) {
        UUID id = EventLookup.uuid(cursor);
        if (id == null) {
            throw Problem.malformed("The cursor is not one that this service gave out.");
        }
        return id;
    }
}
