package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;

/**
 * Takes up changes of address that were asked for and has their confirmation mailed, or drops them without a word where
 * nothing may be sent to. Within {@link RequestIntake}'s transactions.
 */
@ApplicationScoped
class AddressChangeIntake {
    private final EntityManager entities;
    private final Outbox outbox;
    private final Suppressions suppressions;
    private final SubscriberLocks locks;
    private final MailPace mailPace;
    private final SubscriptionLimits limits;
    private final Clock clock;

    AddressChangeIntake(
            EntityManager entities,
            Outbox outbox,
            Suppressions suppressions,
            SubscriberLocks locks,
            MailPace mailPace,
            SubscriptionLimits limits,
            Clock clock) {
        this.entities = entities;
        this.outbox = outbox;
        this.suppressions = suppressions;
        this.locks = locks;
        this.mailPace = mailPace;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * The subscriber's row is locked before the change's, as everywhere.
     *
     * @throws EntityNotFoundException when either was erased by then
     */
    RequestIntake.Done takeUp(UUID id) {
        AddressChangeEntity change = entities.find(AddressChangeEntity.class, id);
        if (change == null || change.takenUp) {
            return RequestIntake.Done.LEFT;
        }
        locks.one(change.subscriber.id());
        entities.refresh(change, LockModeType.PESSIMISTIC_WRITE);
        return change.takenUp ? RequestIntake.Done.LEFT : takeUp(change, clock.instant());
    }

    private RequestIntake.Done takeUp(AddressChangeEntity change, Instant now) {
        if (isEnough(change, now)) {
            entities.remove(change);
            return RequestIntake.Done.TAKEN_UP;
        }
        Optional<EmailAddress> address = EmailAddress.parse(change.email);
        MailPace.Turn turn = address.isEmpty() || suppressions.refuses(change.emailKey)
                ? new MailPace.Turn.Drop()
                : mailPace.take(address.get(), now, now);
        if (turn instanceof MailPace.Turn.Send send) {
            mail(change, address.orElseThrow(), send.due(), now);
            return RequestIntake.Done.TAKEN_UP;
        }
        if (turn instanceof MailPace.Turn.Drop || now.isAfter(change.requestedAt.plus(limits.patience()))) {
            // As if it had been sent: what can be confirmed from now on tells nothing either.
            endEarlier(change, now);
            change.takeUpWithoutMail(now);
            return RequestIntake.Done.TAKEN_UP;
        }
        if (turn instanceof MailPace.Turn.Wait wait) {
            change.notBefore = wait.until();
            return RequestIntake.Done.LEFT;
        }
        return RequestIntake.Done.STOP;
    }

    /** It belongs to whoever has the new address: the subscriber's own records tell nothing of what becomes of it. */
    private void mail(AddressChangeEntity change, EmailAddress address, Instant due, Instant now) {
        endEarlier(change, now);
        change.takeUp(due);
        outbox.enqueue(new NewMessage(
                Set.of(MessageKind.CONFIRM),
                address.mailbox(),
                null,
                AddressChangeMail.NAME,
                change.id.toString(),
                due,
                change.expiresAt));
    }

    /** The same address a moment ago, or too many in a day; reckoned from what this subscriber asked for, and nothing else. */
    private boolean isEnough(AddressChangeEntity change, Instant now) {
        List<AddressChangeEntity> before = entities.createQuery(
                        "from AddressChangeEntity where subscriber = :subscriber and takenUp and requestedAt > :since",
                        AddressChangeEntity.class)
                .setParameter("subscriber", change.subscriber)
                .setParameter("since", now.minus(ConfirmationPace.DAY))
                .getResultList();
        Instant fresh = now.minus(limits.mailInterval());
        return before.size() >= limits.mailsPerDay()
                || before.stream()
                        .anyMatch(one -> one.confirmedAt == null
                                && one.emailKey.equals(change.emailKey)
                                && one.requestedAt.isAfter(fresh));
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
