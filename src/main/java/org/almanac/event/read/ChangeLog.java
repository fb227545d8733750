package org.almanac.event.read;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.event.ChangeRun;
import org.almanac.event.EventRevision;
import org.almanac.event.store.EventChangeEntity;
import org.almanac.event.store.EventChangeRepository;
import org.almanac.paging.Cursor;
import org.almanac.paging.Page;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The histories of all events as one: who changed what, and when. */
@ApplicationScoped
@Transactional
public class ChangeLog {
    private static final int MOST_ACTORS = 100;

    /** So many in a row make a run. */
    private static final int CHUNK = 5;

    /** An import comes in several transactions. */
    private static final Duration CLOSE = Duration.ofMinutes(10);

    private final EventChangeRepository changes;

    ChangeLog(EventChangeRepository changes) {
        this.changes = changes;
    }

    /**
     * One step in the history of one event.
     *
     * @param title as the event is called now
     * @param run the many like it that were made with it, of which it is the last; null for a change by itself
     */
    public record Entry(
            UUID eventId,
            String title,
            EventRevision step,
            @Nullable ChangeRun run) {}

    /**
     * The newest first.
     *
     * @param actor by its whole name, see {@link Actor}; null for all
     * @param eventId null for all
     * @param cursor null for the first page
     * @param limit at least 1
     * @throws Problem of kind MALFORMED when the cursor is none of ours
     */
    public Page<Entry> list(@Nullable String actor, @Nullable UUID eventId, @Nullable String cursor, int limit) {
        List<EventChangeRepository.Titled> found = changes.listNewest(actor, eventId, Cursor.id(cursor), limit + 1);
        return page(found, limit);
    }

    private static Page<Entry> page(List<EventChangeRepository.Titled> found, int limit) {
        return Page.of(found, limit, row -> row.change().id.toString()).map(row -> entry(row, null));
    }

    /**
     * The newest first, with what an import or a job did at a stroke as one.
     *
     * @param cursor null for the first page
     * @param limit at least 1
     * @throws Problem of kind MALFORMED when the cursor is none of ours
     */
    public Page<Entry> overview(@Nullable String cursor, int limit) {
        List<Entry> entries = new ArrayList<>();
        List<UUID> lowest = new ArrayList<>();
        UUID before = Cursor.id(cursor);
        while (entries.size() <= limit) {
            List<EventChangeRepository.Titled> rows = changes.listNewest(null, null, before, CHUNK);
            if (rows.isEmpty()) {
                break;
            }
            EventChangeRepository.Titled newest = rows.get(0);
            ChangeRun run = isRun(rows) ? changes.run(newest.change(), CLOSE) : null;
            if (run != null) {
                entries.add(entry(newest, run));
                before = run.lowest();
            } else {
                entries.add(entry(newest, null));
                before = newest.change().id;
            }
            lowest.add(before);
        }
        boolean more = entries.size() > limit;
        return new Page<>(
                List.copyOf(entries.subList(0, more ? limit : entries.size())),
                more ? lowest.get(limit - 1).toString() : null);
    }

    private static boolean isRun(List<EventChangeRepository.Titled> rows) {
        EventChangeEntity newest = rows.get(0).change();
        return rows.size() == CHUNK
                && rows.stream()
                        .map(EventChangeRepository.Titled::change)
                        .allMatch(one -> one.isOfRunOf(newest, CLOSE));
    }

    /**
     * The changes of one run, the newest first.
     *
     * @param key of the run, see {@link ChangeRun#key}
     */
    public Page<Entry> ofRun(String key, @Nullable String cursor, int limit) {
        ChangeRun run = ChangeRun.of(key);
        List<EventChangeRepository.Titled> found = changes.listOfRun(run, Cursor.id(cursor), limit + 1);
        return page(found, limit);
    }

    /** Names that can be asked for, in order; the first of many. */
    public List<String> actors() {
        return changes.listActors(MOST_ACTORS);
    }

    private static Entry entry(EventChangeRepository.Titled row, @Nullable ChangeRun run) {
        return new Entry(row.change().eventId, row.title(), row.change().toRevision(), run);
    }
}
