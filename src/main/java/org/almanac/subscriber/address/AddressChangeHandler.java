package org.almanac.subscriber.address;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityNotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;
import org.almanac.subscriber.RequestProcessor;
import org.almanac.subscriber.signup.ConfirmationRateLimit;
import org.almanac.subscriber.signup.RequestHandler;
import org.almanac.subscriber.signup.SubscriptionLimits;
import org.almanac.subscriber.signup.UnconfirmedMailLimit;
import org.almanac.subscriber.store.AddressChangeEntity;
import org.almanac.subscriber.store.AddressChangeRepository;
import org.almanac.subscriber.store.EmailAddress;
import org.almanac.subscriber.store.SubscriberRepository;
import org.almanac.subscriber.suppression.Suppressions;

/**
 * Takes up changes of address that were asked for and has their confirmation mailed, or drops them without a word where
 * nothing may be sent to. Within {@link RequestProcessor}'s transactions.
 */
@ApplicationScoped
public class AddressChangeHandler implements RequestHandler {
    private final AddressChangeRepository changes;
    private final SubscriberRepository subscribers;
    private final Outbox outbox;
    private final Suppressions suppressions;
    private final UnconfirmedMailLimit mailPace;
    private final SubscriptionLimits limits;
    private final Clock clock;

    AddressChangeHandler(
            AddressChangeRepository changes,
            SubscriberRepository subscribers,
            Outbox outbox,
            Suppressions suppressions,
            UnconfirmedMailLimit mailPace,
            SubscriptionLimits limits,
            Clock clock) {
        this.changes = changes;
        this.subscribers = subscribers;
        this.outbox = outbox;
        this.suppressions = suppressions;
        this.mailPace = mailPace;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public List<UUID> listWaiting(Instant now, Set<UUID> except, int most) {
        return changes.listWaiting(now, except, most);
    }

    /**
     * The subscriber's row is locked before the change's, as everywhere.
     *
     * @throws EntityNotFoundException when either was erased by then
     */
    @Override
    public Result takeUp(UUID id) {
        AddressChangeEntity change = changes.findById(id);
        if (change == null || change.takenUp) {
            return Result.LEFT;
        }
        subscribers.findLocked(change.subscriber.id());
        changes.refreshLocked(change);
        return change.takenUp ? Result.LEFT : takeUp(change, clock.instant());
    }

    private Result takeUp(AddressChangeEntity change, Instant now) {
        if (isEnough(change, now)) {
            changes.delete(change);
            return Result.TAKEN_UP;
        }
        Optional<EmailAddress> address = EmailAddress.parse(change.email);
        UnconfirmedMailLimit.Decision decision = address.isEmpty() || suppressions.refuses(change.emailKey)
                ? new UnconfirmedMailLimit.Decision.Drop()
                : mailPace.take(address.get(), now, now);
        if (decision instanceof UnconfirmedMailLimit.Decision.Send send) {
            mail(change, address.orElseThrow(), send.due(), now);
            return Result.TAKEN_UP;
        }
        if (decision instanceof UnconfirmedMailLimit.Decision.Drop
                || now.isAfter(change.requestedAt.plus(limits.patience()))) {
            // As if it had been sent: what can be confirmed from now on tells nothing either.
            changes.endOthers(change, now);
            change.takeUpWithoutMail(now);
            return Result.TAKEN_UP;
        }
        if (decision instanceof UnconfirmedMailLimit.Decision.Wait wait) {
            change.putOff(wait.until());
            return Result.LEFT;
        }
        return Result.STOP;
    }

    /** It belongs to whoever has the new address: the subscriber's own records tell nothing of what becomes of it. */
    private void mail(AddressChangeEntity change, EmailAddress address, Instant due, Instant now) {
        changes.endOthers(change, now);
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
        List<AddressChangeEntity> before =
                changes.listTakenUpSince(change.subscriber, now.minus(ConfirmationRateLimit.DAY));
        Instant fresh = now.minus(limits.mailInterval());
        return before.size() >= limits.mailsPerDay()
                || before.stream()
                        .anyMatch(one -> one.confirmedAt == null
                                && one.emailKey.equals(change.emailKey)
                                && one.requestedAt.isAfter(fresh));
    }
}
