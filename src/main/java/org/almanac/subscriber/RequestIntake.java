package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;
import org.almanac.subscriber.ConfirmationPace.Earlier;
import org.almanac.subscriber.ConfirmationPace.Turn;
import org.almanac.time.Ids;
import org.almanac.transaction.Transactions;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/** Takes up the requests that were written down: knows or makes their subscriber and has the confirmation mailed. */
@ApplicationScoped
class RequestIntake {
    private static final Logger LOG = Logger.getLogger(RequestIntake.class);
    private static final int BATCH = 100;
    private static final int MOST_FAILED = 100;
    private static final String WAITING_REQUESTS = """
            select id from subscription_request
            where subscriber_id is null and (not_before is null or not_before <= :now) and id <> all(:failed)
            order by requested_at, id limit :batch
            """;
    private static final String WAITING_CHANGES = """
            select id from address_change
            where not taken_up and (not_before is null or not_before <= :now) and id <> all(:failed)
            order by requested_at, id limit :batch
            """;

    private final EntityManager entities;
    private final Outbox outbox;
    private final Suppressions suppressions;
    private final AddressChangeIntake addressChanges;
    private final SubscriberLocks locks;
    private final SubscriberRows subscribers;
    private final MailPace mails;
    private final ConfirmationPace pace;
    private final Duration patience;
    private final ManagedExecutor executor;
    private final Ids ids;
    private final Clock clock;
    private final AtomicBoolean called = new AtomicBoolean();
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final Semaphore running = new Semaphore(1);

    RequestIntake(
            EntityManager entities,
            Outbox outbox,
            Suppressions suppressions,
            AddressChangeIntake addressChanges,
            SubscriberLocks locks,
            SubscriberRows subscribers,
            MailPace mails,
            SubscriptionLimits limits,
            ManagedExecutor executor,
            Ids ids,
            Clock clock) {
        this.entities = entities;
        this.outbox = outbox;
        this.suppressions = suppressions;
        this.addressChanges = addressChanges;
        this.locks = locks;
        this.subscribers = subscribers;
        this.mails = mails;
        this.patience = limits.patience();
        this.pace = new ConfirmationPace(limits.mailInterval(), limits.mailsPerDay());
        this.executor = executor;
        this.ids = ids;
        this.clock = clock;
    }

    void hear(@Observes(during = TransactionPhase.AFTER_SUCCESS) RequestWaiting news) {
        if (called.compareAndSet(false, true)) {
            executor.execute(() -> {
                called.set(false);
                takeUpAll();
            });
        }
    }

    /**
     * Takes up what waits, each in a transaction of its own; one run at a time on this node, and who comes while it runs
     * makes it look once more. Nodes that do so at one time take turns at an address. What fails stays for the next time
     * and does not hold up the others.
     *
     * @return how many were taken up
     */
    int takeUpAll() {
        int count = 0;
        wanted.set(true);
        while (wanted.get() && running.tryAcquire()) {
            try {
                wanted.set(false);
                count += takeUpWaiting();
            } finally {
                running.release();
            }
        }
        return count;
    }

    /** What became of something that waited. */
    enum Done {
        TAKEN_UP,
        /** Somebody else had it, or it is put off. */
        LEFT,
        /** Nothing more may be mailed for now. */
        STOP
    }

    /** By turns, so that a flood of the one does not hold up the other. */
    private int takeUpWaiting() {
        Set<UUID> failed = new HashSet<>();
        int count = 0;
        boolean more = true;
        while (more && failed.size() < MOST_FAILED) {
            Some requests = takeUpSome(WAITING_REQUESTS, this::takeUp, failed);
            Some changes = takeUpSome(WAITING_CHANGES, addressChanges::takeUp, failed);
            count += requests.count + changes.count;
            more = requests.more || changes.more;
        }
        return count;
    }

    /** @param more whether it is worth looking again */
    private record Some(int count, boolean more) {}

    private Some takeUpSome(String waiting, Function<UUID, Done> work, Set<UUID> failed) {
        List<UUID> ids = Transactions.anew(() -> waiting(waiting, failed));
        int count = 0;
        for (UUID id : ids) {
            try {
                Done done = Transactions.anew(() -> work.apply(id));
                if (done == Done.STOP) {
                    return new Some(count, false);
                }
                count += done == Done.TAKEN_UP ? 1 : 0;
            } catch (EntityNotFoundException e) {
                failed.add(id);
            } catch (RuntimeException e) {
                failed.add(id);
                LOG.warn("A request to subscribe cannot be taken up; it is tried again with the next tick", e);
            }
        }
        return new Some(count, !ids.isEmpty());
    }

    @SuppressWarnings("unchecked") // one column of a native query
    private List<UUID> waiting(String waiting, Set<UUID> failed) {
        return (List<UUID>) entities.createNativeQuery(waiting, UUID.class)
                .setParameter("now", clock.instant())
                .setParameter("failed", failed.toArray(UUID[]::new))
                .setParameter("batch", BATCH)
                .getResultList();
    }

    /**
     * The subscriber's row is locked before the request's, as everywhere.
     *
     * @throws EntityNotFoundException when either was erased by then: not even the row that was made for it is to be left
     */
    private Done takeUp(UUID id) {
        Instant now = clock.instant();
        SubscriptionRequestEntity request = entities.find(SubscriptionRequestEntity.class, id);
        if (request == null || request.subscriber != null) {
            return Done.LEFT;
        }
        if (suppressions.isRejected(request.emailKey)) {
            return dropped(request);
        }
        SubscriberEntity subscriber = subscriberOf(request, now);
        entities.refresh(request, LockModeType.PESSIMISTIC_WRITE);
        if (request.subscriber != null) {
            return Done.LEFT;
        }
        Done done = takeUp(request, subscriber, now);
        if (request.subscriber == null && subscriber.isNewAt(now)) {
            // Nobody was written to, so nobody is known.
            entities.remove(subscriber);
        }
        return done;
    }

    private Done takeUp(SubscriptionRequestEntity request, SubscriberEntity subscriber, Instant now) {
        List<SubscriptionRequestEntity> earlier = earlier(subscriber, now);
        Turn turn = subscriber.suppressed ? new Turn.Drop() : pace.turn(told(earlier, request), now);
        if (turn instanceof Turn.Mail mail) {
            return mail(request, subscriber, mail.due(), now);
        }
        if (turn instanceof Turn.Replace) {
            SubscriptionRequestEntity waiting = earlier.get(0);
            waiting.wish = request.wish;
            waiting.source = request.source;
            waiting.language = request.language;
            waiting.requestedAt = request.requestedAt;
        }
        return dropped(request);
    }

    private Done mail(SubscriptionRequestEntity request, SubscriberEntity subscriber, Instant due, Instant now) {
        MailPace.Turn turn = EmailAddress.parse(request.email)
                .<MailPace.Turn>map(address -> mails.take(address, due, now))
                .orElseGet(MailPace.Turn.Drop::new);
        if (turn instanceof MailPace.Turn.Send send) {
            request.takeUp(subscriber, send.due());
            enqueue(request, subscriber);
            return Done.TAKEN_UP;
        }
        if (turn instanceof MailPace.Turn.Drop || now.isAfter(request.requestedAt.plus(patience))) {
            return dropped(request);
        }
        if (turn instanceof MailPace.Turn.Wait wait) {
            request.notBefore = wait.until();
            return Done.LEFT;
        }
        return Done.STOP;
    }

    private Done dropped(SubscriptionRequestEntity request) {
        entities.remove(request);
        return Done.TAKEN_UP;
    }

    /** The row is locked, so that requests for one address are taken up one after the other. */
    private SubscriberEntity subscriberOf(SubscriptionRequestEntity request, Instant now) {
        subscribers.makeRoom(request.email, request.emailKey, now);
        return locks.ofAddress(request.emailKey)
                .orElseThrow(() -> new EntityNotFoundException("the subscriber was erased meanwhile"));
    }

    private List<SubscriptionRequestEntity> earlier(SubscriberEntity subscriber, Instant now) {
        return entities.createQuery(
                        "from SubscriptionRequestEntity where subscriber = :subscriber and mailAt > :since"
                                + " order by mailAt desc, id desc",
                        SubscriptionRequestEntity.class)
                .setParameter("subscriber", subscriber)
                .setParameter("since", now.minus(ConfirmationPace.DAY))
                .getResultList();
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
