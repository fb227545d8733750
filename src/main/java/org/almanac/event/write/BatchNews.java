package org.almanac.event.write;

import java.time.Instant;
import java.util.ArrayList;
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
import org.almanac.event.store.EventChangeEntity;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.FormerContentEntity;
import org.jspecify.annotations.Nullable;

/** What is told of a {@link WriteBatch}: the histories of events at once, the rest of the service at its end. */
final class BatchNews {
    private final CatalogueStore store;
    private final Instant now;
    private final long revision;
    private final Actor actor;
    private final EventWords words;
    private final List<Pending> pending = new ArrayList<>();
    private final List<SlugMoved> moves = new ArrayList<>();
    private final Map<UUID, EventsChanged.Continuation> continuations = new HashMap<>();
    private final Set<UUID> quiet = new HashSet<>();
    private boolean registersChanged;

    /** A change whose resulting event is read when everything is flushed and its revision is certain. */
    private record Pending(EventEntity entity, @Nullable Event before, Set<String> fields) {
        boolean visible() {
            return entity.isPublic() || before != null && before.isPublic();
        }
    }

    /** @param revision that the catalogue will have */
    BatchNews(CatalogueStore store, Instant now, long revision, Actor actor) {
        this.store = store;
        this.now = now;
        this.revision = revision;
        this.actor = actor;
        this.words = new EventWords(store.events);
    }

    /** To be called once, when all is flushed. */
    List<EventsChanged.Change> finish(Tombstones tombstones) {
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

    void registerChanged() {
        registersChanged = true;
    }

    void continues(EventEntity later, EventEntity earlier, EventContent asItWas) {
        continuations.put(later.id, new EventsChanged.Continuation(earlier.id, asItWas));
    }

    void quietly(EventEntity entity) {
        quiet.add(entity.id);
    }

    void moved(SlugMoved move) {
        moves.add(move);
    }

    /** Its dates reach further, without a change of its own. */
    void expanded(EventEntity entity) {
        pending.add(new Pending(entity, entity.toEvent(), Set.of()));
    }

    void created(EventEntity entity, List<FieldChange> diff, @Nullable String reason) {
        record(entity, null, EventRevision.Action.CREATED, diff, Set.of(), reason, null);
    }

    /** @param told what readers may be told of it; null for nothing */
    void updated(
            EventEntity entity,
            Event before,
            List<FieldChange> diff,
            @Nullable String reason,
            @Nullable List<FieldChange> told) {
        record(entity, before, EventRevision.Action.UPDATED, diff, Set.of(), reason, told);
    }

    void withdrawn(EventEntity entity, Event before, @Nullable String reason) {
        record(entity, before, EventRevision.Action.WITHDRAWN, List.of(), Set.of("withdrawn"), reason, null);
    }

    /** @param told what readers may be told of it; null for nothing */
    void broughtBack(
            EventEntity entity, Event before, List<FieldChange> diff, String reason, @Nullable List<FieldChange> told) {
        record(entity, before, EventRevision.Action.UPDATED, diff, Set.of("withdrawn"), reason, told);
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
        int revised = before == null ? entity.revision : before.revision() + 1;
        if (before != null && !diff.isEmpty()) {
            store.contents.persist(new FormerContentEntity(before));
        }
        store.changes.persist(new EventChangeEntity(
                store.ids.next(),
                entity.id,
                new EventRevision(revised, now, actor.name(), actor.kind(), action, diff, reason),
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
