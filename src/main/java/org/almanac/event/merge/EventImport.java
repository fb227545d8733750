package org.almanac.event.merge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.imported.EditedFields;
import org.almanac.event.imported.ImportItem;
import org.almanac.event.imported.ImportPart;
import org.almanac.event.rules.EventRules;
import org.almanac.event.rules.TimeRules;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.EventRepository;
import org.almanac.event.store.NewEvent;
import org.almanac.event.write.WriteBatch;
import org.almanac.problem.FieldError;
import org.almanac.problem.FieldErrors;
import org.almanac.problem.Problem;
import org.almanac.problem.RenderFailures;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One batch of imported events: checked one by one, matched together, written through a {@link WriteBatch}. */
final class EventImport {
    private static final Logger LOG = Logger.getLogger(EventImport.class);

    private static final String RENAMED =
            "It has another UID than before; it was found by its source, title, start and city.";

    private final EventRepository events;
    private final EventRules rules;
    private final WriteBatch batch;
    private final RenamedEvents.Batch renamed;
    private final Set<EventEntity> written = new HashSet<>();
    private final Map<UUID, ImportChange> changes = new LinkedHashMap<>();

    /** An item that passed the rules, or the reason why it did not. */
    private record Checked(
            ImportItem item,
            @Nullable EventContent content,
            ImportMatcher.@Nullable Names names,
            @Nullable ImportOutcome skipped,
            List<FieldError> leftOut) {}

    EventImport(EventRepository events, EventRules rules, WriteBatch batch, RenamedEvents.Batch renamed) {
        this.events = events;
        this.renamed = renamed;
        this.rules = rules;
        this.batch = batch;
        batch.imports();
    }

    List<ImportOutcome> run(List<ImportItem> items) {
        List<Checked> checked = items.stream().map(this::check).toList();
        ImportMatcher stored = new ImportMatcher(
                events,
                checked.stream().map(Checked::names).filter(Objects::nonNull).toList());
        for (Checked item : checked) {
            if (item.content() != null && item.names() != null && stored.find(item.names()) == null) {
                renamed.ask(item.item(), item.content());
            }
        }
        stored.rename(events, renamed.find());
        prepare(checked, stored);
        List<ImportOutcome> outcomes = new ArrayList<>();
        for (Checked item : checked) {
            outcomes.add(write(item, stored));
        }
        return outcomes;
    }

    /** What it made and changed, in their order. */
    List<ImportChange> changes() {
        return List.copyOf(changes.values());
    }

    private void note(ImportChange change) {
        // An event that comes twice was before it what it was the first time.
        changes.merge(
                change.event(),
                change,
                (first, again) -> new ImportChange(change.event(), again.revision(), first.before()));
    }

    private void prepare(List<Checked> checked, ImportMatcher stored) {
        List<EventContent> contents = new ArrayList<>(checked.size());
        List<EventContent> fresh = new ArrayList<>();
        for (Checked item : checked) {
            if (item.content() != null && item.names() != null) {
                contents.add(item.content());
                if (stored.find(item.names()) == null && item.item().event().slug() == null) {
                    fresh.add(item.content());
                }
            }
        }
        batch.prepare(contents, fresh);
    }

    private Checked check(ImportItem sent) {
        FieldErrors leftOut = new FieldErrors();
        try {
            ImportItem item = sent.from(EventRules.source(sent.source()));
            EventContent content = item.names().in(content(item, leftOut));
            if (item.restored() != null) {
                item.restored().check(batch.now());
            }
            return new Checked(item, content, names(item, content), null, leftOut.toList());
        } catch (Problem e) {
            return new Checked(
                    sent, null, null, ImportOutcome.skipped(sent.event().uid(), e), List.of());
        } catch (RuntimeException | Error e) {
            if (RenderFailures.isFatal(e)) {
                throw e;
            }
            // The rules ask no database, so nothing is lost but this item.
            LOG.error("An imported event cannot be checked", e);
            return new Checked(
                    sent,
                    null,
                    null,
                    ImportOutcome.skipped(sent.event().uid(), Problem.malformed("It could not be read.")),
                    List.of());
        }
    }

    private EventContent content(ImportItem item, FieldErrors leftOut) {
        if (item.is(ImportPart.Kind.CANCEL)) {
            // Nothing is said of it but that it is off.
            return EventContent.builder("", TimeRules.NONE)
                    .status(EventStatus.CANCELLED)
                    .build();
        }
        return item.part() == null ? rules.check(item.event(), leftOut) : rules.checkCalendar(item.event(), leftOut);
    }

    private static ImportMatcher.Names names(ImportItem item, EventContent content) {
        return ImportMatcher.Names.of(item, EventRules.uid(item.event().uid()), content);
    }

    private ImportOutcome write(Checked checked, ImportMatcher stored) {
        EventContent content = checked.content();
        ImportMatcher.Names names = checked.names();
        if (content == null || names == null) {
            return Objects.requireNonNull(checked.skipped());
        }
        try {
            EventEntity known = stored.find(names);
            ImportOutcome outcome = known == null
                    ? create(checked.item(), content, names, stored)
                    : update(known, checked.item(), content);
            return outcome.without(checked.leftOut()).saying(known != null && stored.isRenamed(names) ? RENAMED : null);
        } catch (Problem e) {
            return ImportOutcome.skipped(names.uid(), e);
        }
    }

    private ImportOutcome create(
            ImportItem item, EventContent content, ImportMatcher.Names names, ImportMatcher stored) {
        if (item.is(ImportPart.Kind.CANCEL)
                || item.is(ImportPart.Kind.INSTANCE) && content.status() == EventStatus.CANCELLED) {
            return ImportOutcome.skipped(names.uid(), Problem.malformed("There is no such event here to cancel."));
        }
        String slug = item.event().slug();
        EventEntity entity = batch.create(
                new NewEvent(
                        names.id(),
                        names.uid(),
                        slug != null && batch.isFreeSlug(slug) ? slug : null,
                        item.source(),
                        names.key(),
                        item.restored(),
                        item.restricted(),
                        ImportMerge.first(item, content)),
                open(item) ? content : content.withPublished(false));
        stored.add(entity);
        written.add(entity);
        note(new ImportChange(entity.id, entity.revision, null));
        return ImportOutcome.of(ImportOutcome.Kind.CREATED, entity);
    }

    private static boolean open(ImportItem item) {
        return !item.restricted() || item.event().published() != null;
    }

    private ImportOutcome update(EventEntity entity, ImportItem item, EventContent imported) {
        // What is cancelled there needs not come back for it; our own calendar says that of what was withdrawn.
        boolean undone = entity.withdrawnAt != null
                && entity.imported != null
                && entity.imported.wasUndone()
                && imported.status() != EventStatus.CANCELLED;
        if (entity.withdrawnAt != null && !undone) {
            return ImportOutcome.skipped(entity, "It was withdrawn here; an import does not bring it back.");
        }
        if (!written.add(entity)) {
            // The same event twice in one batch: what the first wrote must be found by the second.
            events.flush();
        }
        ImportMerge merge = new ImportMerge(entity, item, imported);
        String refusal = merge.refusal();
        if (refusal != null) {
            return ImportOutcome.skipped(entity, refusal);
        }
        if (undone) {
            batch.bringBack(entity, entity.published, "Imported again");
            events.flush();
        }
        ImportedBefore before = new ImportedBefore(entity.content(), entity.imported);
        int revision = entity.revision;
        EventContent merged = merge.content();
        boolean whole = merge.isWhole();
        // Whether it is shown is the editor's word, unless the import has one of its own. What became private at its
        // source is hidden once; who shows it nevertheless has the last word.
        boolean shown = entity.published && (open(item) || entity.restricted || !whole);
        EventContent said = item.event().published() == null || !whole ? merged.withPublished(shown) : merged;
        // An editor's word stands until it is given back; what this catalogue exported itself is the editor's word.
        EventContent content = item.id() == null && item.source() != null
                ? EditedFields.kept(
                        entity.content(), said, entity.origin().edited().keySet())
                : said;
        if (whole) {
            entity.restrict(item.restricted());
        }
        boolean changed = batch.update(entity, content, null);
        entity.imported(merge.state());
        if (changed || undone) {
            note(new ImportChange(entity.id, changed ? revision + 1 : revision, undone ? null : before));
        }
        return ImportOutcome.of(changed || undone ? ImportOutcome.Kind.UPDATED : ImportOutcome.Kind.UNCHANGED, entity)
                .saying(merge.note());
    }
}
