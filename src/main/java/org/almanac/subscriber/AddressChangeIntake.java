package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;
import org.hibernate.cfg.AvailableSettings;

/**
 * Takes up changes of address that were asked for and has their confirmation mailed, or drops them without a word where
 * nothing may be sent to. Within {@link RequestIntake}'s transactions.
 */
@ApplicationScoped
class AddressChangeIntake {
    private static final int SKIP_LOCKED = -2;

    private final EntityManager entities;
    private final Outbox outbox;
    private final Suppressions suppressions;
    private final ConfirmationPace pace;
    private final Clock clock;

    AddressChangeIntake(
            EntityManager entities, Outbox outbox, Suppressions suppressions, SubscriptionLimits limits, Clock clock) {
        this.entities = entities;
        this.outbox = outbox;
        this.suppressions = suppressions;
        this.pace = new ConfirmationPace(limits.mailInterval(), limits.mailsPerDay());
        this.clock = clock;
    }

    /** @return whether there was one */
    boolean takeUpNext() {
        Optional<AddressChangeEntity> next = entities.createQuery(
                        "from AddressChangeEntity where not takenUp order by requestedAt, id",
                        AddressChangeEntity.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(AvailableSettings.JAKARTA_LOCK_TIMEOUT, SKIP_LOCKED)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
        next.ifPresent(change -> takeUp(change, clock.instant()));
        return next.isPresent();
    }

    private void takeUp(AddressChangeEntity change, Instant now) {
        entities.refresh(change.subscriber, LockModeType.PESSIMISTIC_WRITE);
        Optional<Instant> due = suppressions.refuses(change.emailKey) || isFresh(change, now)
                ? Optional.empty()
                : pace.next(mails(change, now), now);
        if (due.isEmpty()) {
            entities.remove(change);
            return;
        }
        endEarlier(change, now);
        change.takeUp(due.get());
        outbox.enqueue(new NewMessage(
                Set.of(MessageKind.CONFIRM),
                EmailAddress.parse(change.email).map(EmailAddress::mailbox).orElse(change.emailKey),
                change.subscriber.id,
                AddressChangeMail.NAME,
                change.id.toString(),
                due.get(),
                change.expiresAt));
    }

    /** Whether a mail that says the same has just gone, or waits. */
    private boolean isFresh(AddressChangeEntity change, Instant now) {
        return entities.createQuery(
                                "select count(*) from AddressChangeEntity where subscriber = :subscriber"
                                        + " and emailKey = :key and confirmedAt is null and mailAt > :since",
                                Long.class)
                        .setParameter("subscriber", change.subscriber)
                        .setParameter("key", change.emailKey)
                        .setParameter("since", now.minus(pace.interval()))
                        .getSingleResult()
                > 0;
    }

    /** When mails to this address were or will be due, and those that this subscriber had sent to others. */
    @SuppressWarnings("unchecked") // one column of a native query
    private List<Instant> mails(AddressChangeEntity change, Instant now) {
        return (List<Instant>) entities.createNativeQuery(
                        "select mail_at from address_change where (email_key = :key or subscriber_id = :subscriber)"
                                + " and mail_at > :since union all select mail_at from subscription_request"
                                + " where email_key = :key and mail_at > :since",
                        Instant.class)
                .setParameter("key", change.emailKey)
                .setParameter("subscriber", change.subscriber.id)
                .setParameter("since", now.minus(ConfirmationPace.DAY))
                .getResultList();
    }

    /** Only the last address that a subscriber named can be confirmed. */
    private void endEarlier(AddressChangeEntity change, Instant now) {
        entities.createQuery("update AddressChangeEntity set expiresAt = :now where subscriber = :subscriber"
                        + " and id <> :id and confirmedAt is null and expiresAt > :now")
                .setParameter("subscriber", change.subscriber)
                .setParameter("id", change.id)
                .setParameter("now", now)
                .executeUpdate();
    }
}
