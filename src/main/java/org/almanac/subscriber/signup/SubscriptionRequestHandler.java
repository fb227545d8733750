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
import org.almanac.subscriber.signup.ConfirmationRateLimit.Decision;
import org.almanac.subscriber.signup.ConfirmationRateLimit.Earlier;
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
    public Result takeUp(UUID id) {
        Instant now = clock.instant();
        SubscriptionRequestEntity request = requests.findById(id);
        if (request == null || request.subscriber != null) {
            return Result.LEFT;
        }
        if (suppressed.isRejected(request.emailKey)) {
            return dropped(request);
        }
        SubscriberEntity subscriber = subscriberOf(request, now);
        requests.refreshLocked(request);
        if (request.subscriber != null) {
            return Result.LEFT;
        }
        Result result = takeUp(request, subscriber, now);
        if (request.subscriber == null && subscriber.isNewAt(now)) {
            // Nobody was written to, so nobody is known.
            subscribers.delete(subscriber);
        }
        return result;
    }

    private Result takeUp(SubscriptionRequestEntity request, SubscriberEntity subscriber, Instant now) {
        List<SubscriptionRequestEntity> earlier =
                requests.listMailedSince(subscriber, now.minus(ConfirmationRateLimit.DAY));
        Decision decision = subscriber.suppressed ? new Decision.Drop() : limit.decision(told(earlier, request), now);
        if (decision instanceof Decision.Mail mail) {
            return mail(request, subscriber, mail.due(), now);
        }
        if (decision instanceof Decision.Replace) {
            earlier.get(0).replaceBy(request);
        }
        return dropped(request);
    }

    private Result mail(SubscriptionRequestEntity request, SubscriberEntity subscriber, Instant due, Instant now) {
        UnconfirmedMailLimit.Decision decision = EmailAddress.parse(request.email)
                .<UnconfirmedMailLimit.Decision>map(address -> mails.take(address, due, now))
                .orElseGet(UnconfirmedMailLimit.Decision.Drop::new);
        if (decision instanceof UnconfirmedMailLimit.Decision.Send send) {
            request.takeUp(subscriber, send.due());
            enqueue(request, subscriber);
            return Result.TAKEN_UP;
        }
        if (decision instanceof UnconfirmedMailLimit.Decision.Drop || now.isAfter(request.requestedAt.plus(patience))) {
            return dropped(request);
        }
        if (decision instanceof UnconfirmedMailLimit.Decision.Wait wait) {
            request.putOff(wait.until());
            return Result.LEFT;
        }
        return Result.STOP;
    }

    private Result dropped(SubscriptionRequestEntity request) {
        requests.delete(request);
        return Result.TAKEN_UP;
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
