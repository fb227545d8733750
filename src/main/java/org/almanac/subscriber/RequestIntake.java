package org.almanac.subscriber;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;
import org.almanac.subscriber.ConfirmationPace.Earlier;
import org.almanac.subscriber.ConfirmationPace.Turn;
import org.almanac.time.Ids;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.hibernate.cfg.AvailableSettings;
import org.jboss.logging.Logger;

/** Takes up the requests that were written down: knows or makes their subscriber and has the confirmation mailed. */
@ApplicationScoped
class RequestIntake {
    private static final Logger LOG = Logger.getLogger(RequestIntake.class);
    private static final int SKIP_LOCKED = -2;

    private final EntityManager entities;
    private final Outbox outbox;
    private final Suppressions suppressions;
    private final AddressChangeIntake addressChanges;
    private final SubscriberDefaults defaults;
    private final ConfirmationPace pace;
    private final ManagedExecutor executor;
    private final Ids ids;
    private final Clock clock;
    private final AtomicBoolean called = new AtomicBoolean();

    RequestIntake(
            EntityManager entities,
            Outbox outbox,
            Suppressions suppressions,
            AddressChangeIntake addressChanges,
            SubscriberDefaults defaults,
            SubscriptionLimits limits,
            ManagedExecutor executor,
            Ids ids,
            Clock clock) {
        this.entities = entities;
        this.outbox = outbox;
        this.suppressions = suppressions;
        this.addressChanges = addressChanges;
        this.defaults = defaults;
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
     * Takes up what waits, each in a transaction of its own; other nodes do not wait for it. What fails stays for the
     * next time.
     *
     * @return how many were taken up
     */
    int takeUpAll() {
        int count = 0;
        try {
            while (QuarkusTransaction.requiringNew().call(this::takeUpNext)) {
                count++;
            }
            while (QuarkusTransaction.requiringNew().call(addressChanges::takeUpNext)) {
                count++;
            }
        } catch (RuntimeException e) {
            LOG.warn("taking up subscription requests stopped early; it goes on with the next tick", e);
        }
        return count;
    }

    private boolean takeUpNext() {
        Optional<SubscriptionRequestEntity> next = entities.createQuery(
                        "from SubscriptionRequestEntity where subscriber is null order by requestedAt, id",
                        SubscriptionRequestEntity.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(AvailableSettings.JAKARTA_LOCK_TIMEOUT, SKIP_LOCKED)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
        next.ifPresent(request -> takeUp(request, clock.instant()));
        return next.isPresent();
    }

    private void takeUp(SubscriptionRequestEntity request, Instant now) {
        if (suppressions.isRejected(request.emailKey)) {
            entities.remove(request);
            return;
        }
        SubscriberEntity subscriber = subscriberOf(request, now);
        List<SubscriptionRequestEntity> earlier = earlier(subscriber, now);
        Turn turn = subscriber.suppressed ? new Turn.Drop() : pace.turn(told(earlier, request), now);
        if (turn instanceof Turn.Mail mail) {
            request.takeUp(subscriber, mail.due());
            enqueue(request, subscriber);
            return;
        }
        if (turn instanceof Turn.Replace) {
            SubscriptionRequestEntity waiting = earlier.get(0);
            waiting.wish = request.wish;
            waiting.source = request.source;
            waiting.language = request.language;
            waiting.requestedAt = request.requestedAt;
        }
        entities.remove(request);
    }

    /** The row is locked, so that requests for one address are taken up one after the other. */
    private SubscriberEntity subscriberOf(SubscriptionRequestEntity request, Instant now) {
        Settings settings = defaults.settings();
        entities.createNativeQuery("insert into subscriber (id, email, email_key, state, time_zone, locale, digest,"
                        + " announcements, changes, nothing_upcoming, follows_everything, created_at, updated_at)"
                        + " values (:id, :email, :key, :state, :zone, :locale, :digest, :announcements, :changes,"
                        + " :nothing, true, :now, :now) on conflict (email_key) do nothing")
                .setParameter("id", ids.next())
                .setParameter("email", request.email)
                .setParameter("key", request.emailKey)
                .setParameter("state", SubscriberState.PENDING.name())
                .setParameter("zone", settings.timeZone().getId())
                .setParameter("locale", settings.locale())
                .setParameter("digest", settings.digest().name())
                .setParameter("announcements", settings.announcements())
                .setParameter("changes", settings.changes())
                .setParameter("nothing", settings.nothingUpcoming())
                .setParameter("now", now)
                .executeUpdate();
        return entities.createQuery("from SubscriberEntity where emailKey = :key", SubscriberEntity.class)
                .setParameter("key", request.emailKey)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
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
