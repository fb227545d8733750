package org.almanac.event.write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventsChanged;
import org.almanac.event.FieldChange;
import org.almanac.event.SlugMoved;
import org.almanac.event.Withdrawal;
import org.almanac.event.dates.StoredDates;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.FormerSlugEntity;
import org.almanac.event.store.NewEvent;
import org.almanac.event.store.TombstoneEntity;
import org.almanac.event.text.Texts;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What one transaction does to events: creates, changes or withdraws them. Lives inside the write lock. */
public final class WriteBatch {
    private final CatalogueStore store;
    private final Instant now;
    private final Actor actor;
    private final BatchNews news;
    private final EventFields fields;
    private final EventSlugs slugs;
    private final Tombstones tombstones;
    private final BatchWithdrawals withdrawals;
    private boolean importing;

    /** @param revision that the catalogue will have */
    WriteBatch(CatalogueStore store, Instant now, long revision, Actor actor) {
        this.store = store;
        this.now = now;
        this.actor = actor;
        this.news = new BatchNews(store, now, revision, actor);
        this.fields = new EventFields(store.references, now);
        this.tombstones = new Tombstones(store.tombstones);
        this.withdrawals = new BatchWithdrawals(store, now, news, tombstones);
        this.slugs = new EventSlugs(store.events, store.former);
    }

    BatchNews news() {
        return news;
    }

    /** To be called once, when all is done. */
    List<EventsChanged.Change> finish() {
        store.events.flush();
        return news.finish(tombstones);
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

    /** An entry of a register is another now, whether or not an event names it. */
    public void registerChanged() {
        news.registerChanged();
    }

    /** Readers are to get no mail about it. */
    public void quietly(EventEntity entity) {
        news.quietly(entity);
    }

    public void moved(SlugMoved move) {
        news.moved(move);
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
        entity.isFoundBy(EventWords.of(entity.content()), news.revision());
        store.events.persist(entity);
        store.occurrences.begin(entity, dates);
        List<FieldChange> diff = EventDiff.between(null, content);
        news.created(entity, diff, reason);
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
        store.occurrences.renew(entity, dates);
        List<FieldChange> told = tombstones.follow(entity, shown, before.revision() + 1, diff);
        news.updated(entity, before, diff, reason, told);
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
        news.updated(entity, before, diff, reason, told);
        return true;
    }

    /** @param original of which it is a double; null unless it is one */
    public void withdraw(EventEntity entity, Withdrawal.Reason reason, @Nullable EventEntity original) {
        withdrawals.withdraw(entity, reason, original);
    }

    /** Undoes a withdrawal. */
    public void bringBack(EventEntity entity, boolean shown, String reason) {
        withdrawals.bringBack(entity, shown, reason);
    }

    /** Expands an event again, without a change of its own. */
    void refreshOccurrences(EventEntity entity) {
        store.occurrences.renew(entity, store.occurrences.plan(entity.content(), now));
        news.expanded(entity);
    }
}
