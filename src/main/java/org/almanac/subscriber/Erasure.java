package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.almanac.privacy.AddressErased;
import org.jspecify.annotations.Nullable;

/**
 * Forgets an address by its key, wherever it is kept, within the caller's transaction: what its subscriber has, what others
 * asked for in its name or about it, and what other packages keep ({@link AddressErased}). The order in which that is done
 * is the order of locks; what others write down meanwhile is found because each step looks anew.
 */
@ApplicationScoped
class Erasure {
    private final EntityManager entities;
    private final SubscriberLocks locks;
    private final Suppressions suppressions;
    private final FormerAddresses formerAddresses;
    private final Event<AddressErased> erased;

    Erasure(
            EntityManager entities,
            SubscriberLocks locks,
            Suppressions suppressions,
            FormerAddresses formerAddresses,
            Event<AddressErased> erased) {
        this.entities = entities;
        this.locks = locks;
        this.suppressions = suppressions;
        this.formerAddresses = formerAddresses;
        this.erased = erased;
    }

    /**
     * A keyed hash of the address stays, so that no list brings it back; where mails to it were refused or complained of,
     * it goes on saying so.
     *
     * @param subscriber locked
     */
    void erase(SubscriberEntity subscriber, Instant now) {
        suppressions.remember(
                subscriber.emailKey, subscriber.suppressed ? subscriber.reason() : SuppressionReason.ERASED, now);
        forget(subscriber.emailKey, EmailAddress.spellings(subscriber.emailKey, subscriber.email), subscriber);
    }

    /** The same for an address, whether a subscriber has it or not. */
    void erase(EmailAddress address, Instant now) {
        locks.ofAddress(address.key()).ifPresentOrElse(subscriber -> erase(subscriber, now), () -> {
            suppressions.remember(address.key(), SuppressionReason.ERASED, now);
            forget(address.key(), EmailAddress.spellings(address.key(), address.typed()), null);
        });
    }

    /** Forgets a subscriber, whose row is locked, but not the address: it lives on in another subscription. */
    void remove(SubscriberEntity subscriber) {
        forget(subscriber.emailKey, Set.of(), subscriber);
    }

    private void forget(String key, Set<String> spellings, @Nullable SubscriberEntity subscriber) {
        UUID id = subscriber == null ? null : subscriber.id;
        boolean everywhere = !spellings.isEmpty();
        AddressErased news =
                new AddressErased(key, spellings, id, everywhere ? formerAddresses.holders(key) : Set.of());
        entities.flush();
        delete("delete from subscription_request where email_key = :key or subscriber_id = :id", news);
        if (everywhere) {
            // Also those of other people: that would send a mail to the address, or tell where it was used before.
            delete(
                    "delete from address_change where email_key = :key or old_email_key = :key or subscriber_id = :id",
                    news);
        }
        erased.fire(news);
        if (everywhere) {
            takeOutOfConsents(news);
            formerAddresses.forget(key);
        }
        if (subscriber != null) {
            entities.createQuery("delete from ConsentEntity where subscriberId = :id")
                    .setParameter("id", subscriber.id)
                    .executeUpdate();
            // Everything else of theirs goes with the row.
            entities.remove(subscriber);
            entities.flush();
        }
    }

    private void delete(String sql, AddressErased news) {
        entities.createNativeQuery(sql)
                .setParameter("key", news.key())
                .setParameter("id", news.subscriberId() == null ? Subscribers.NOBODY : news.subscriberId())
                .executeUpdate();
    }

    /** The words of a consent to move name the address that was moved to, and who had it may have another by now. */
    private void takeOutOfConsents(AddressErased news) {
        if (!news.formerly().isEmpty()) {
            entities.createNativeQuery("update subscriber_consent set"
                            + " wording = regexp_replace(wording, :pattern, :mark, 'gi'),"
                            + " source = regexp_replace(source, :pattern, :mark, 'gi')"
                            + " where subscriber_id = any(:ids) and (wording ~* :pattern or source ~* :pattern)")
                    .setParameter("pattern", news.pattern())
                    .setParameter("mark", AddressErased.MARK)
                    .setParameter("ids", news.formerly().toArray(UUID[]::new))
                    .executeUpdate();
        }
    }
}
