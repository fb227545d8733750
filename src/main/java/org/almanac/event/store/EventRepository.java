package org.almanac.event.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.FlushModeType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.almanac.event.dates.FarSource;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class EventRepository implements PanacheRepositoryBase<EventEntity, UUID> {
    private static final int CHUNK = 1_000;
    private static final String WORDS = "update event set search = event_words(event)";
    private static final String STORED_NOT_ALL =
            "select exists (select 1 from event where stored_until < :until and withdrawn_at is null)"
                    + " or exists (select 1 from event where stored_from > :from and withdrawn_at is null)";

    public Optional<EventEntity> findByUid(String uid) {
        return find("uid", uid).firstResultOptional();
    }

    public Optional<EventEntity> findBySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    public boolean hasUid(String uid) {
        return count("uid", uid) > 0;
    }

    public boolean hasSlug(String slug) {
        return count("slug", slug) > 0;
    }

    /** Of some slugs those that events have. */
    public List<String> listSlugs(Collection<String> slugs) {
        return getEntityManager()
                .createQuery("select e.slug from EventEntity e where e.slug in :slugs", String.class)
                .setParameter("slugs", slugs)
                .getResultList();
    }

    public List<EventEntity> listByIds(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    public List<EventEntity> listByUids(Collection<String> uids) {
        return list("uid in ?1", uids);
    }

    public List<EventEntity> listByImportKeys(Collection<String> keys) {
        return list("importKey in ?1", keys);
    }

    /** Of an event that came from elsewhere: what it is recognised by. */
    public record Likeable(
            UUID id,
            String uid,
            String title,
            LocalDateTime start,
            boolean allDay,
            @Nullable String city) {}

    public boolean hasFromSourceBefore(String source, Instant before) {
        return find("source = ?1 and createdAt < ?2", source, before)
                .firstResultOptional()
                .isPresent();
    }

    /** What a source brought before an instant and begins at one of some; by id. */
    public List<Likeable> listOfSource(String source, Collection<Instant> starts, Instant before) {
        return getEntityManager()
                .createQuery(
                        "select e.id, e.uid, e.title, e.start, e.allDay, v.city from EventEntity e left join e.venue v"
                                + " where e.startsAt in :starts and e.source = :source and e.createdAt < :before"
                                + " and e.withdrawnAt is null order by e.id",
                        Likeable.class)
                .setParameter("starts", starts)
                .setParameter("source", source)
                .setParameter("before", before)
                .getResultList();
    }

    /** With their series, venues and organisers; in no order, not to be changed. */
    public List<EventEntity> listToRead(List<UUID> ids) {
        List<EventEntity> found = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i += CHUNK) {
            found.addAll(find(
                            "from EventEntity e left join fetch e.series left join fetch e.venue"
                                    + " left join fetch e.organiser where e.id in ?1",
                            ids.subList(i, Math.min(i + CHUNK, ids.size())))
                    .withHint(HibernateHints.HINT_READ_ONLY, true)
                    .list());
        }
        return found;
    }

    /** Those that take part in the calendar, by id. */
    public List<EventEntity> listRecurring() {
        return list("recurrence is not null and withdrawnAt is null order by id");
    }

    /** The same, of those of which less is stored than until an instant. */
    public List<EventEntity> listStoredUntilBefore(Instant until) {
        return list("storedUntil < ?1 and withdrawnAt is null order by id", until);
    }

    /** Whether of any event not all dates are stored until the one instant, or from the other on. */
    public boolean hasDatesNotStored(Instant until, Instant from) {
        return (Boolean) getEntityManager()
                .createNativeQuery(STORED_NOT_ALL)
                .setParameter("until", until)
                .setParameter("from", from)
                .getSingleResult();
    }

    /** What {@link FarSource} is made of, without the rest. */
    public List<Object[]> listDates(List<UUID> ids) {
        List<Object[]> found = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i += CHUNK) {
            found.addAll(getEntityManager()
                    .createQuery(
                            "select e.id, e.revision, e.start, e.end, e.timeZone, e.allDay, e.status, e.recurrence,"
                                    + " e.storedFrom, e.storedUntil from EventEntity e where e.id in :ids",
                            Object[].class)
                    .setParameter("ids", ids.subList(i, Math.min(i + CHUNK, ids.size())))
                    .getResultList());
        }
        return found;
    }

    /**
     * Writes the words by which events are found: they come from several tables.
     *
     * @param revision of the catalogue, for those who keep what they rendered
     */
    public void writeWords(List<UUID> ids, long revision) {
        update(ids, WORDS + ", changed_in = " + revision);
    }

    /** The same where readers cannot tell that the events have changed. */
    public void writeUnseenWords(List<UUID> ids) {
        update(ids, WORDS);
    }

    private void update(List<UUID> ids, String update) {
        for (int i = 0; i < ids.size(); i += CHUNK) {
            getEntityManager()
                    .createNativeQuery(update + " where id in (:ids)")
                    .setParameter("ids", ids.subList(i, Math.min(i + CHUNK, ids.size())))
                    .executeUpdate();
        }
    }

    /** Look-ups in a batch know what the batch itself has made; a flush before each would cost its square. */
    public void flushOnlyAtCommit() {
        getEntityManager().setFlushMode(FlushModeType.COMMIT);
    }
}
