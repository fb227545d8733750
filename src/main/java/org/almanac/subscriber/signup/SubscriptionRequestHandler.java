package org.almanac.subscriber.signup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityNotFoundException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;
import org.almanac.subscriber.choice.SubscriberDefaults;
import org.almanac.subscriber.signup.ConfirmationRateLimit.Earlier;
import org.almanac.subscriber.signup.ConfirmationRateLimit.Turn;
import org.almanac.subscriber.store.EmailAddress;
import org.almanac.subscriber.store.SubscriberEntity;
import org.almanac.subscriber.store.SubscriberRepository;
import org.almanac.subscriber.store.SubscriptionRequestEntity;
import org.almanac.subscriber.store.SubscriptionRequestRepository;
import org.almanac.subscriber.store.SuppressedAddressRepository;
import org.almanac.time.Ids;

/** Takes up requests to subscribe: knows or makes their subscriber and has the confirmation mailed. */
@ApplicationScoped
public class SubscriptionRequestHandler implements RequestHandler {
    private final SubscriptionRequestRepository requests;
    private final SubscriberRepository subscribers;
    private final SuppressedAddressRepository suppressed;
    private final Outbox outbox;
    private final SubscriberDefaults defaults;
    private final UnconfirmedMailLimit mails;
    private final ConfirmationRateLimit limit;
    private final Duration patience;
    private final Ids ids;
    private final Clock clock;

    SubscriptionRequestHandler(
            SubscriptionRequestRepository requests,
            SubscriberRepository subscribers,
            SuppressedAddressRepository suppressed,
            Outbox outbox,
            SubscriberDefaults defaults,
            UnconfirmedMailLimit mails,
            SubscriptionLimits limits,
            Ids ids,
            Clock clock) {
        this.requests = requests;
        this.subscribers = subscribers;
        this.suppressed = suppressed;
        this.outbox = outbox;
        this.defaults = defaults;
        this.mails = mails;
        this.limit = new ConfirmationRateLimit(limits.mailInterval(), limits.mailsPerDay());
        this.patience = limits.patience();
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<UUID> listWaiting(Instant now, Set<UUID> except, int most) {
        return requests.listWaiting(now, except, most);
    }

    /**
     * The subscriber's row is locked before the request's, as everywhere.
     *
     * @throws EntityNotFoundException when either was erased by then: not even the row that was made for it is to be left
     */
    @Override
    public Done takeUp(UUID id) {
        Instant now = clock.instant();
        SubscriptionRequestEntity request = requests.findById(id);
        if (request == null || request.subscriber != null) {
            return Done.LEFT;
        }
        if (suppressed.isRejected(request.emailKey)) {
            return dropped(request);
        }
        SubscriberEntity subscriber = subscriberOf(request, now);
        requests.refreshLocked(request);
        if (request.subscriber != null) {
            return Done.LEFT;
        }
        Done done = takeUp(request, subscriber, now);
        if (request.subscriber == null && subscriber.isNewAt(now)) {
            // Nobody was written to, so nobody is known.
            subscribers.delete(subscriber);
        }
        return done;
    }

    private Done takeUp(SubscriptionRequestEntity request, SubscriberEntity subscriber, Instant now) {
        List<SubscriptionRequestEntity> earlier =
                requests.listMailedSince(subscriber, now.minus(ConfirmationRateLimit.DAY));
        Turn turn = subscriber.suppressed ? new Turn.Drop() : limit.turn(told(earlier, request), now);
        if (turn instanceof Turn.Mail mail) {
            return mail(request, subscriber, mail.due(), now);
        }
        if (turn instanceof Turn.Replace) {
            earlier.get(0).replaceBy(request);
        }
        return dropped(request);
    }

    private Done mail(SubscriptionRequestEntity request, SubscriberEntity subscriber, Instant due, Instant now) {
        UnconfirmedMailLimit.Turn turn = EmailAddress.parse(request.email)
                .<UnconfirmedMailLimit.Turn>map(address -> mails.take(address, due, now))
                .orElseGet(UnconfirmedMailLimit.Turn.Drop::new);
        if (turn instanceof UnconfirmedMailLimit.Turn.Send send) {
            request.takeUp(subscriber, send.due());
            enqueue(request, subscriber);
            return Done.TAKEN_UP;
        }
        if (turn instanceof UnconfirmedMailLimit.Turn.Drop || now.isAfter(request.requestedAt.plus(patience))) {
            return dropped(request);
        }
        if (turn instanceof UnconfirmedMailLimit.Turn.Wait wait) {
            request.putOff(wait.until());
            return Done.LEFT;
        }
        return Done.STOP;
    }

    private Done dropped(SubscriptionRequestEntity request) {
        requests.delete(request);
        return Done.TAKEN_UP;
    }

    /** The row is locked, so that requests for one address are taken up one after the other. */
    private SubscriberEntity subscriberOf(SubscriptionRequestEntity request, Instant now) {
        subscribers.insertIfAbsent(ids.next(), request.email, request.emailKey, defaults.settings(), now);
        return subscribers
                .findLockedByAddress(request.emailKey)
                .orElseThrow(() -> new EntityNotFoundException("the subscriber was erased meanwhile"));
    }

    private static List<Earlier> told(List<SubscriptionRequestEntity> earlier, SubscriptionRequestEntity request) {
        return earlier.stream()
                .map(one -> new Earlier(one.dueAt(), one.confirmedAt != null, one.wish.equals(request.wish)))
                .toList();
    }

    private void enqueue(SubscriptionRequestEntity request, SubscriberEntity subscriber) {
        outbox.enqueue(new NewMessage(
                Set.of(MessageKind.CONFIRM),
                subscriber.mailbox(),
                subscriber.id,
                ConfirmationMail.NAME,
                request.id.toString(),
                request.dueAt(),
                request.expiresAt));
    }
}
