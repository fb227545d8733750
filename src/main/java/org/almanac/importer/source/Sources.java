package org.almanac.importer.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.event.imported.EventOrigin;
import org.almanac.event.write.Catalogue;
import org.almanac.importer.fetch.FetchSettings;
import org.almanac.paging.Cursor;
import org.almanac.paging.Page;
import org.almanac.problem.Problem;
import org.almanac.time.Ids;
import org.jspecify.annotations.Nullable;

/** The calendars elsewhere that are polled; {@link SourcePolls} polls them. */
@ApplicationScoped
public class Sources {
    private static final int SHOWN_RUNS = 100;
    private static final int MOST = 2_000;
    private static final UUID NONE = new UUID(0, 0);

    private final SourceRepository sources;
    private final SourceRunRepository runs;
    private final SourceItemRepository items;
    private final Catalogue catalogue;
    private final FetchSettings settings;
    private final Ids ids;
    private final Clock clock;

    Sources(
            SourceRepository sources,
            SourceRunRepository runs,
            SourceItemRepository items,
            Catalogue catalogue,
            FetchSettings settings,
            Ids ids,
            Clock clock) {
        this.sources = sources;
        this.runs = runs;
        this.items = items;
        this.catalogue = catalogue;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** By age. @throws Problem MALFORMED when the cursor is none of ours */
    @Transactional
    public Page<Source> list(@Nullable String cursor, int limit) {
        return Page.of(sources.listAfter(Cursor.id(cursor), limit + 1), limit, source -> source.id.toString())
                .map(this::told);
    }

    @Transactional
    public List<Source> byName() {
        return sources.listByName().stream().map(this::told).toList();
    }

    /** @throws Problem NOT_FOUND */
    @Transactional
    public Source find(UUID id) {
        return told(stored(id));
    }

    /** The last hundred, the latest first. @throws Problem NOT_FOUND */
    @Transactional
    public List<SourceRun> runs(UUID id) {
        stored(id);
        return runs.listLatest(id, SHOWN_RUNS).stream()
                .map(run -> run.result.toRun())
                .toList();
    }

    /** It is due at once. @throws Problem INVALID */
    @Transactional
    public Source create(SaveSource typed) {
        SourceRules.Checked checked = SourceRules.check(typed);
        refuseTakenName(checked.name(), NONE);
        if (sources.count() >= MOST) {
            throw Problem.conflict("There are %,d sources already, as many as are polled.".formatted(MOST));
        }
        SourceEntity source = new SourceEntity(ids.next(), checked, clock.instant());
        sources.persist(source);
        sources.flush();
        return told(source);
    }

    /**
     * Replaces what it says by what is made of it. What it listed before is looked at anew, soon.
     *
     * @param expectedRevision what the caller believes to be replacing; null replaces whatever is there
     * @throws Problem NOT_FOUND, STALE, INVALID
     */
    @Transactional
    public Source change(UUID id, @Nullable Integer expectedRevision, EditedSource edit) {
        SourceEntity source = locked(id, expectedRevision);
        SourceRules.Checked checked = SourceRules.check(edit.of(told(source)));
        refuseTakenName(checked.name(), id);
        source.say(checked, clock.instant());
        sources.flush();
        return told(source);
    }

    /** What is to be made of a source as it stands. */
    public interface EditedSource {
        SaveSource of(Source before);
    }

    /** Its events stay as they are. @throws Problem NOT_FOUND, STALE */
    @Transactional
    public Source delete(UUID id, @Nullable Integer expectedRevision) {
        SourceEntity source = locked(id, expectedRevision);
        Source told = told(source);
        sources.delete(source);
        return told;
    }

    /**
     * Lets fields of an event follow its source again; the sources that list it are looked at anew, soon.
     *
     * @throws Problem NOT_FOUND
     */
    @Transactional
    public EventOrigin giveBack(UUID event, Collection<String> fields, Actor actor) {
        EventOrigin origin = catalogue.giveBack(event.toString(), fields, actor);
        items.listSourcesOf(event).forEach(id -> {
            SourceEntity source = sources.locked(id);
            if (source != null) {
                source.lookAnew(clock.instant());
            }
        });
        return origin;
    }

    private Source told(SourceEntity source) {
        return source.toSource(settings.pollInterval());
    }

    private SourceEntity stored(UUID id) {
        return sources.findByIdOptional(id).orElseThrow(() -> Problem.notFound("There is no such source."));
    }

    private SourceEntity locked(UUID id, @Nullable Integer expectedRevision) {
        SourceEntity source = sources.locked(id);
        if (source == null) {
            throw Problem.notFound("There is no such source.");
        }
        if (expectedRevision != null && expectedRevision != source.revision) {
            throw Problem.of(
                    Problem.Kind.STALE,
                    "The source was changed in the meantime: it is at revision " + source.revision + ", not "
                            + expectedRevision + ".");
        }
        return source;
    }

    private void refuseTakenName(String name, UUID except) {
        if (sources.hasName(name, except)) {
            throw Problem.invalid("name", "There is a source with this name already; choose another.");
        }
    }
}
