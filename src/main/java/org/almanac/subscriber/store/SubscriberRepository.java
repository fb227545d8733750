package org.almanac.subscriber.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.almanac.subscriber.SubscriberState;
import org.jspecify.annotations.Nullable;

/**
 * The rows of subscribers. They are locked before anything that belongs to them is, and several of them in the order of
 * their ids, so nobody waits for somebody who waits for them. All of it is within the caller's transaction. See {@code
 * docs/decisions/0034-locks-and-repeated-transactions.md}.
 */
@ApplicationScoped
public class SubscriberRepository implements PanacheRepositoryBase<SubscriberEntity, UUID> {
    // "for update" is what a deletion takes: whoever is to be erased is waited for here, and not with other rows in
    // hand.
    private static final String LOCK_BY_ID = "select id from subscriber where id = :id for update";
    private static final String LOCK_BY_KEY =
            "select id from subscriber where email_key = any(:keys) or id = any(:ids) order by id for update";

    private static final String INSERT = """
            insert into subscriber (id, email, email_key, state, time_zone, locale, digest, announcements, changes,
                nothing_upcoming, follows_everything, created_at, updated_at)
            values (:id, :email, :key, :state, :zone, :locale, :digest, :announcements, :changes, :nothing, true, :now, :now)
            on conflict (email_key) do nothing
            """;

    public Optional<SubscriberEntity> findByAddress(String emailKey) {
        return find("emailKey", emailKey).firstResultOptional();
    }

    /** Oldest first. @param after the last id before them; null from the first */
    public List<SubscriberEntity> listOldest(@Nullable UUID after, int limit) {
        return (after == null ? find("order by id") : find("id > ?1 order by id", after))
                .range(0, limit - 1)
                .list();
    }

    /** Newest first. @param before the last id after them; null from the newest */
    public List<SubscriberEntity> listNewest(@Nullable UUID before, int limit) {
        return (before == null ? find("order by id desc") : find("id < ?1 order by id desc", before))
                .range(0, limit - 1)
                .list();
    }

    public boolean isSuppressed(String emailKey) {
        return count("emailKey = ?1 and suppressed", emailKey) > 0;
    }

    /** Empty when there is none, or it was erased while it was waited for. */
    public Optional<SubscriberEntity> findLocked(UUID id) {
        return locked(getEntityManager()
                        .createNativeQuery(LOCK_BY_ID, UUID.class)
                        .setParameter("id", id)
                        .getResultList())
                .stream()
                .findFirst();
    }

    public Optional<SubscriberEntity> findLockedByAddress(String emailKey) {
        return listLocked(List.of(emailKey), List.of()).stream().findFirst();
    }

    /** Those who have one of the addresses or one of the ids, in the order of their ids. */
    public List<SubscriberEntity> listLocked(Collection<String> emailKeys, Collection<UUID> ids) {
        return locked(lock(emailKeys, ids));
    }

    /** Those who have one of the addresses; locked before any of them is read, all of them read at once. */
    public List<SubscriberEntity> listLockedTogether(Collection<String> emailKeys) {
        return list("id in ?1", lock(emailKeys, List.of()));
    }

    /** Locks those who have one of the addresses, without reading them. */
    public void lock(Collection<String> emailKeys) {
        lock(emailKeys, List.of());
    }

    private List<?> lock(Collection<String> emailKeys, Collection<UUID> ids) {
        return getEntityManager()
                .createNativeQuery(LOCK_BY_KEY, UUID.class)
                .setParameter("keys", emailKeys.toArray(String[]::new))
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
    }

    private List<SubscriberEntity> locked(List<?> ids) {
        return ids.stream().map(id -> current((UUID) id)).toList();
    }

    /** As it is now that it is locked, whatever was known of it before. */
    private SubscriberEntity current(UUID id) {
        SubscriberEntity subscriber = findById(id);
        getEntityManager().refresh(subscriber);
        return subscriber;
    }

    /**
     * Makes the row of a subscriber who is new, whoever else does so at the same time; whoever is known stays as they are.
     *
     * @param email as typed
     */
    public void insertIfAbsent(UUID id, String email, String emailKey, SubscriberSettings settings, Instant now) {
        getEntityManager()
                .createNativeQuery(INSERT)
                .setParameter("id", id)
                .setParameter("email", email)
                .setParameter("key", emailKey)
                .setParameter("state", SubscriberState.PENDING.name())
                .setParameter("zone", settings.timeZone().getId())
                .setParameter("locale", settings.locale())
                .setParameter("digest", settings.digest().name())
                .setParameter("announcements", settings.announcements())
                .setParameter("changes", settings.changes())
                .setParameter("nothing", settings.nothingUpcoming())
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Those who never confirmed anything and have nothing left to confirm. */
    public void deleteUnconfirmed(Instant createdBefore) {
        delete(
                "delete from SubscriberEntity s where s.state = ?1 and s.createdAt < ?2 and not exists"
                        + " (select 1 from SubscriptionRequestEntity r where r.subscriber = s)",
                SubscriberState.PENDING,
                createdBefore);
    }
}
