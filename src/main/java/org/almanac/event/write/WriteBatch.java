package org.almanac.event.write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventRevision;
import org.almanac.event.EventsChanged;
import org.almanac.event.FieldChange;
import org.almanac.event.SlugMoved;
import org.almanac.event.Withdrawal;
import org.almanac.event.dates.StoredDates;
import org.almanac.event.store.EventChangeEntity;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.FormerContentEntity;
import org.almanac.event.store.FormerSlugEntity;
import org.almanac.event.store.NewEvent;
import org.almanac.event.store.TombstoneEntity;
import org.almanac.event.text.Texts;
import org.almanac.problem.Problem;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The events that one transaction creates, changes or withdraws, and the news of it. Lives inside the write lock. */
public final class WriteBatch {
    private static final Logger LOG = Logger.getLogger(WriteBatch.class);

    private final CatalogueStore store;
    private final Instant now;
    private final long revision;
    private final Actor actor;
    private final EventFields fields;
    private final EventSlugs slugs;
    private final Tombstones tombstones;
    private final EventWords words;
    private final List<Pending> pending = new ArrayList<>();
    private final List<SlugMoved> moves = new ArrayList<>();
    private final Map<UUID, EventsChanged.Continuation> continuations = new HashMap<>();
    private final Set<UUID> quiet = new HashSet<>();
    private boolean registersChanged;
    private boolean importing;

    /** A change whose resulting event is read when everything is flushed and its revision is certain. */
    private record Pending(EventEntity entity, @Nullable Event before, Set<String> fields) {
        boolean visible() {
            return entity.isPublic() || before != null && before.isPublic();
        }
    }

    /** @param revision that the catalogue will have */
    WriteBatch(CatalogueStore store, Instant now, long revision, Actor actor) {
        this.store = store;
        this.now = now;
        this.revision = revision;
        this.actor = actor;
        this.fields = new EventFields(store.references, now);
        this.tombstones = new Tombstones(store.tombstones);
        this.words = new EventWords(store.events);
        this.slugs = new EventSlugs(store.events, store.former);
    }

    List<EventsChanged.Change> finish() {
        store.events.flush();
        moves.addAll(NewlySeen.moves(
                store.former,
                pending.stream()
                        .map(Pending::entity)
                        .filter(EventEntity::isPublic)
                        .toList()));
        tombstones.keepWords();
        words.write(revision);
        return pending.stream()
                .map(change -> new EventsChanged.Change(
                        change.entity.id,
                        change.before,
                        change.entity.toEvent(),
                        change.fields,
                        continuations.get(change.entity.id),
                        quiet.contains(change.entity.id)))
                .toList();
    }

    /** Whether anything that readers can reach may differ; edits of drafts and of what is hidden do not show. */
    boolean isVisible() {
        return registersChanged || pending.stream().anyMatch(Pending::visible);
    }

    List<SlugMoved> moves() {
        return List.copyOf(moves);
    }

    /** The revision of the catalogue in which it happens, if readers can tell. */
    long revision() {
        return revision;
    }

    boolean registersChanged() {
        return registersChanged;
    }

    public Instant now() {
        return now;
    }

    public Actor actor() {
        return actor;
    }

    /** From now on what is written comes from elsewhere, whoever brings it: nobody edits it. */
    public void imports() {
        importing = true;
    }

    /** Looks up at once what events that are going to be written name. @param fresh those that are going to be new */
    public void prepare(Collection<EventContent> contents, Collection<EventContent> fresh) {
        fields.prepare(contents);
        slugs.prepare(fresh);
    }

    public void registerChanged() {
        registersChanged = true;
    }

    void continues(EventEntity later, EventEntity earlier, EventContent asItWas) {
        continuations.put(later.id, new EventsChanged.Continuation(earlier.id, asItWas));
    }

    /** Readers are to get no mail about it. */
    public void quietly(EventEntity entity) {
        quiet.add(entity.id);
    }

    public void moved(SlugMoved move) {
        moves.add(move);
    }

    public boolean isFreeSlug(String slug) {
        return slugs.isFree(slug);
    }

    /** @throws Problem when the slug asked for is taken or the recurrence cannot be followed */
    public EventEntity create(NewEvent identity, EventContent content) {
        return create(identity, content, null);
    }

    /** @param reason for the history, when it comes from another event */
    public EventEntity create(NewEvent identity, EventContent content, @Nullable String reason) {
        StoredDates dates = store.occurrences.plan(content, now);
        UUID id = identity.id() == null ? store.ids.next() : identity.id();
        String uid = identity.uid() == null ? id + "@" + store.uidHost : identity.uid();
        String slug = identity.slug() == null ? slugs.free(content) : slugs.chosen(identity.slug());
        EventEntity entity = new EventEntity(id, uid, slug, now);
        entity.cameFrom(identity);
        fields.fill(entity, content);
        entity.begin(dates);
        entity.isFoundBy(EventWords.of(entity.content()), revision);
        store.events.persist(entity);
        store.occurrences.write(entity, dates, true);
        List<FieldChange> diff = EventDiff.between(null, content);
        record(entity, null, EventRevision.Action.CREATED, diff, Set.of(), reason, null);
        return entity;
    }

    /**
     * @param slug a new slug, or null to keep it
     * @return whether anything differs
     */
    public boolean update(EventEntity entity, EventContent content, @Nullable String slug) {
        return update(entity, content, slug, null);
    }

    /** @param reason for the history, when nobody edited the event itself */
    public boolean update(EventEntity entity, EventContent said, @Nullable String slug, @Nullable String reason) {
        Event before = entity.toEvent();
        EventContent content = StandingNote.follow(before.content(), said);
        TombstoneEntity shown = Tombstones.shown(entity);
        StoredDates dates = store.occurrences.plan(content, now);
        if (slug != null && !Texts.slug(slug).equals(entity.slug)) {
            entity.rename(slugs.chosen(slug));
        }
        boolean renamed = !entity.slug.equals(before.slug());
        fields.fill(entity, content);
        EventContent after = entity.content();
        if (after.equals(before.content()) && !renamed) {
            return false;
        }
        List<FieldChange> diff = new ArrayList<>(EventDiff.between(before.content(), after));
        if (renamed) {
            boolean seen = shown != null || before.slug().equals(tombstones.slug(entity.id));
            store.former.lead(FormerSlugEntity.EVENT, before.slug(), entity.id, seen);
            diff.add(new FieldChange("slug", before.slug(), entity.slug));
        }
        if (!importing && actor.isSomebody()) {
            entity.edited(diff, actor, now);
        }
        entity.touch(before, now);
        expand(entity, dates);
        List<FieldChange> told = tombstones.follow(entity, shown, before.revision() + 1, diff);
        record(entity, before, EventRevision.Action.UPDATED, diff, Set.of(), reason, told);
        return true;
    }

    /**
     * Changes what events share, and each event with it.
     *
     * @param events all that the change may touch
     * @param reason for the history of each
     */
    public void change(List<EventEntity> events, String reason, Runnable change) {
        List<Event> before = events.stream().map(EventEntity::toEvent).toList();
        change.run();
        for (int i = 0; i < before.size(); i++) {
            touched(events.get(i), before.get(i), reason);
        }
    }

    /** What an event names has changed, and it with that. @return whether it says anything else now */
    public boolean touched(EventEntity entity, Event before, String reason) {
        EventContent after = entity.content();
        if (after.equals(before.content())) {
            return false;
        }
        entity.touch(before, now);
        List<FieldChange> diff = EventDiff.between(before.content(), after);
        List<FieldChange> told = entity.isPublic() ? diff : null;
        record(entity, before, EventRevision.Action.UPDATED, diff, Set.of(), reason, told);
        return true;
    }

    /** @param original of which it is a double; null unless it is one */
    public void withdraw(EventEntity entity, Withdrawal.Reason reason, @Nullable EventEntity original) {
        Event before = entity.toEvent();
        TombstoneEntity shown = Tombstones.shown(entity);
        entity.withdraw(before, reason, original, now);
        takeOut(entity);
        tombstones.follow(entity, shown, before.revision() + 1, List.of());
        String why = reason.words(original == null ? "" : original.slug);
        record(entity, before, EventRevision.Action.WITHDRAWN, List.of(), Set.of("withdrawn"), why, null);
    }

    /** Undoes a withdrawal. */
    public void bringBack(EventEntity entity, boolean shown, String reason) {
        Event before = entity.toEvent();
        entity.bringBack(before, shown, now);
        expand(entity, store.occurrences.plan(entity.content(), now));
        List<FieldChange> told = tombstones.follow(entity, null, before.revision() + 1, List.of());
        List<FieldChange> diff = EventDiff.between(before.content(), entity.content());
        record(entity, before, EventRevision.Action.UPDATED, diff, Set.of("withdrawn"), reason, told);
    }

    /** Also what follows a rule that cannot be read (any more): else nobody could ever withdraw it. */
    private void takeOut(EventEntity entity) {
        StoredDates dates;
        try {
            dates = store.occurrences.plan(entity.content(), now);
        } catch (RuntimeException e) {
            LOG.warnf("The dates of event %s, which is withdrawn, cannot be worked out: %s", entity.id, e.getMessage());
            store.occurrences.hide(entity);
            return;
        }
        expand(entity, dates);
    }

    /** Expands an event again, without a change of its own. */
    void refreshOccurrences(EventEntity entity) {
        expand(entity, store.occurrences.plan(entity.content(), now));
        pending.add(new Pending(entity, entity.toEvent(), Set.of()));
    }

    private void expand(EventEntity entity, StoredDates dates) {
        entity.reaches(dates);
        store.occurrences.write(entity, dates, false);
    }

    private void record(
            EventEntity entity,
            @Nullable Event before,
            EventRevision.Action action,
            List<FieldChange> diff,
            Set<String> more,
            @Nullable String reason,
            @Nullable List<FieldChange> told) {
        // One flush raises the revision by one however much changed; counting here saves a flush for every event.
        int revision = before == null ? entity.revision : before.revision() + 1;
        if (before != null && !diff.isEmpty()) {
            store.contents.persist(new FormerContentEntity(before));
        }
        store.changes.persist(new EventChangeEntity(
                store.ids.next(),
                entity.id,
                new EventRevision(revision, now, actor.name(), actor.kind(), action, diff, reason),
                told));
        Set<String> named = diff.stream().map(FieldChange::field).collect(Collectors.toCollection(LinkedHashSet::new));
        named.addAll(more);
        Pending change = new Pending(entity, before, Set.copyOf(named));
        pending.add(change);
        if (before != null) {
            words.add(entity.id, change.visible());
        }
    }
}
