package org.almanac.event.merge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.event.Withdrawal;
import org.almanac.event.imported.ImportItem;
import org.almanac.event.rules.EventRules;
import org.almanac.event.rules.SiteDefaults;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.EventRepository;
import org.almanac.event.write.CatalogueWriter;
import org.almanac.event.write.WriteBatch;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** Brings events from elsewhere in, and takes back what an import did. */
@ApplicationScoped
public class EventImports {
    /** Few enough to keep other writers waiting for. */
    private static final int BATCH = 200;

    private static final Duration KEPT = Duration.ofDays(30);

    private final EventRepository events;
    private final CatalogueWriter writer;
    private final ImportRunStatements runs;
    private final EventRules rules;
    private final Clock clock;

    EventImports(
            EventRepository events,
            CatalogueWriter writer,
            ImportRunStatements runs,
            SiteSettings settings,
            Clock clock) {
        this.events = events;
        this.writer = writer;
        this.runs = runs;
        this.rules = new EventRules(new SiteDefaults(settings.defaultTimeZone()));
        this.clock = clock;
    }

    /**
     * Brings events in, in one transaction. An item that is wrong is skipped and does not stop the rest.
     *
     * @param items few enough to hold in memory and to keep other writers waiting for
     * @param run of which they are part, so that it can be undone; null when it is not to be
     * @param dryRun says what would happen and writes nothing
     * @return an outcome for each item, in their order
     */
    public List<ImportOutcome> run(List<ImportItem> items, Actor actor, @Nullable UUID run, boolean dryRun) {
        return run(items, actor, run, dryRun, new RenamedEvents(Set.of(), Instant.EPOCH));
    }

    /** The same of a part of a file. @param renamed finds what that calls otherwise than before */
    public List<ImportOutcome> run(
            List<ImportItem> items, Actor actor, @Nullable UUID run, boolean dryRun, RenamedEvents renamed) {
        if (dryRun) {
            return outcomes(writer.rehearse(actor, batch -> work(items, batch, renamed)));
        }
        return outcomes(writer.write(actor, batch -> {
            Work work = work(items, batch, renamed);
            if (run != null) {
                events.flush();
                runs.note(run, actor, batch.now(), work.done().changes());
            }
            return work;
        }));
    }

    /** One batch, as it was worked off. The transaction may be tried more than once; the last one counts. */
    private record Work(EventImport done, RenamedEvents.Batch renamed, List<ImportOutcome> outcomes) {}

    private Work work(List<ImportItem> items, WriteBatch batch, RenamedEvents renamed) {
        RenamedEvents.Batch found = renamed.batch(events);
        EventImport work = new EventImport(events, rules, batch, found);
        return new Work(work, found, work.run(items));
    }

    private static List<ImportOutcome> outcomes(Work work) {
        work.renamed().keep();
        return work.outcomes();
    }

    /**
     * Takes back what an import did: withdraws what it made, and lets what it changed say what it said before. What was
     * changed since, by whomever, is kept. A later import brings back what was withdrawn here.
     *
     * @return what became of each event, in the order of their ids
     * @throws Problem NOT_FOUND when nothing is known of it, CONFLICT when it was undone
     */
    public List<UndoneItem> undo(UUID run, Actor actor) {
        List<UndoneItem> items = new ArrayList<>();
        boolean more = true;
        while (more) {
            List<UndoneItem> some = writer.write(actor, batch -> {
                runs.lock(run);
                batch.imports();
                List<UndoneItem> undone = undo(runs.take(run, BATCH), batch);
                if (undone.size() < BATCH) {
                    runs.undone(run, batch.now());
                }
                return undone;
            });
            items.addAll(some);
            more = some.size() == BATCH;
        }
        return items;
    }

    private List<UndoneItem> undo(List<ImportChange> changes, WriteBatch batch) {
        List<UndoneItem> items = new ArrayList<>();
        for (ImportChange change : changes) {
            EventEntity entity = events.findById(change.event());
            items.add(undo(change, entity, batch));
        }
        return items;
    }

    private static UndoneItem undo(ImportChange change, EventEntity entity, WriteBatch batch) {
        if (entity.withdrawnAt != null) {
            return item(entity, UndoneItem.Outcome.KEPT, "It was withdrawn since.");
        }
        if (entity.revision != change.revision()) {
            return item(entity, UndoneItem.Outcome.KEPT, "It was changed since.");
        }
        ImportedBefore before = change.before();
        if (before == null) {
            batch.withdraw(entity, Withdrawal.Reason.MISTAKE, null);
            entity.imported(entity.imported == null ? null : entity.imported.takenBack());
            return item(entity, UndoneItem.Outcome.WITHDRAWN, null);
        }
        try {
            batch.update(entity, before.content(), null, "The import was undone");
            entity.imported(before.imported());
            return item(entity, UndoneItem.Outcome.RESTORED, null);
        } catch (Problem e) {
            return item(entity, UndoneItem.Outcome.KEPT, e.detail());
        }
    }

    private static UndoneItem item(EventEntity entity, UndoneItem.Outcome outcome, @Nullable String reason) {
        return new UndoneItem(entity.id, entity.uid, entity.slug, outcome, reason);
    }

    /** Forgets how to take back what was imported long ago. To be called now and then. */
    public void forget() {
        writer.write(new Actor("system"), batch -> {
            runs.forget(clock.instant().minus(KEPT));
            return null;
        });
    }
}
