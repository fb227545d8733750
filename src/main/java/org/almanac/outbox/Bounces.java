package org.almanac.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.almanac.outbox.BounceOutcome.Effect;
import org.almanac.problem.Problem;
import org.almanac.time.Ids;
import org.jspecify.annotations.Nullable;

/**
 * What comes of mails that came back. Only a report that carries a token of ours does anything: the address that the
 * message was sent from, which is signed, or the message's id, which nobody but its reader and the servers on the way
 * knows. Whom a report names proves nothing, since anybody can write one. See {@code docs/decisions/0016-bounces.md}.
 */
@ApplicationScoped
public class Bounces {
    private static final String RECORD = """
            insert into bounce (id, message_id, subscriber_id, recipient, kind, fault, status, diagnostic, at)
            select :id, m.id, m.subscriber_id, m.recipient, :kind, :fault, :status, :diagnostic, :at
            from (select * from message where id = :message for key share) m
            on conflict (message_id, kind) do nothing
            """;
    private static final String SOFT_DAYS = """
            select count(distinct cast(at at time zone 'UTC' as date)) from bounce
            where recipient = :recipient and kind = 'SOFT' and fault is distinct from 'SENDER' and at > :since
            """;

    private final EntityManager entities;
    private final BounceAddress addresses;
    private final BounceSettings settings;
    private final Instance<SuppressionList> suppressions;
    private final Event<MessageBounced> bounced;
    private final MeterRegistry metrics;
    private final OutboxMetrics refusals;
    private final Ids ids;
    private final Clock clock;

    Bounces(
            EntityManager entities,
            BounceAddress addresses,
            BounceSettings settings,
            Instance<SuppressionList> suppressions,
            Event<MessageBounced> bounced,
            MeterRegistry metrics,
            OutboxMetrics refusals,
            Ids ids,
            Clock clock) {
        this.entities = entities;
        this.addresses = addresses;
        this.settings = settings;
        this.suppressions = suppressions;
        this.bounced = bounced;
        this.metrics = metrics;
        this.refusals = refusals;
        this.ids = ids;
        this.clock = clock;
    }

    private record Sent(UUID id, String recipient, @Nullable UUID subscriberId) {}

    /**
     * Takes a mail that came to the bounce address, as it arrived. The same report again changes nothing.
     *
     * @param envelope the address that it came to, when the mail server tells it apart; null else
     * @throws Problem of kind MALFORMED when it is no mail
     */
    @Transactional
    public BounceOutcome take(byte[] raw, @Nullable String envelope) {
        BounceReport report = BounceReader.read(raw);
        BounceOutcome outcome = outcome(report, envelope, clock.instant());
        String kind =
                outcome.effect() == Effect.UNPROVEN ? "unproven" : report.kind().name();
        metrics.counter("almanac.bounces", "kind", kind.toLowerCase(Locale.ROOT))
                .increment();
        return outcome;
    }

    private BounceOutcome outcome(BounceReport report, @Nullable String envelope, Instant now) {
        Optional<Sent> about = Stream.concat(Stream.ofNullable(envelope), report.envelopes().stream())
                .flatMap(address -> addresses.read(address).stream())
                .flatMap(id -> sent(id, null).stream())
                .findFirst()
                .or(() -> report.messageIds().stream()
                        .flatMap(id -> byMessageId(id).stream())
                        .findFirst());
        if (report.kind() == BounceKind.OTHER || report.kind() == BounceKind.DELAYED) {
            return told(report, Effect.NONE, about.orElse(null));
        }
        return about.map(sent -> told(report, count(report, sent, now), sent))
                .orElseGet(() -> told(report, Effect.UNPROVEN, null));
    }

    /** Of whoever is erased meanwhile nothing is written down any more. */
    private Effect count(BounceReport report, Sent sent, Instant now) {
        suppressions.stream().forEach(list -> list.lock(Set.of(sent.recipient())));
        int recorded = entities.createNativeQuery(RECORD)
                .setParameter("id", ids.next())
                .setParameter("message", sent.id())
                .setParameter("kind", report.kind().name())
                .setParameter(
                        "fault", report.fault() == null ? null : report.fault().name())
                .setParameter("status", report.status())
                .setParameter("diagnostic", report.diagnostic())
                .setParameter("at", now)
                .executeUpdate();
        if (recorded == 0) {
            return Effect.REPEATED;
        }
        if (report.fault() != null) {
            refusals.count(report.fault());
        }
        if (report.fault() == Fault.SENDER
                || (report.kind() == BounceKind.SOFT && softDays(sent, now) < settings.softDays())) {
            return Effect.COUNTED;
        }
        bounced.fire(new MessageBounced(
                sent.id(), sent.recipient(), sent.subscriberId(), report.kind(), detail(report), now));
        return Effect.SUPPRESSED;
    }

    private long softDays(Sent sent, Instant now) {
        return (Long) entities.createNativeQuery(SOFT_DAYS, Long.class)
                .setParameter("recipient", sent.recipient())
                .setParameter("since", now.minus(settings.softWindow()))
                .getSingleResult();
    }

    private Optional<Sent> byMessageId(String messageId) {
        int at = messageId.indexOf('@');
        try {
            return at < 0 ? Optional.empty() : sent(UUID.fromString(messageId.substring(0, at)), messageId);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @param messageId that it must have; null when the id is proven otherwise */
    private Optional<Sent> sent(UUID id, @Nullable String messageId) {
        @SuppressWarnings("unchecked") // native queries have no types of their own
        List<Tuple> rows = entities.createNativeQuery(
                        "select id, recipient, subscriber_id, internet_message_id from message where id = :id",
                        Tuple.class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream()
                .filter(row -> messageId == null || messageId.equals(row.get("internet_message_id", String.class)))
                .map(row -> new Sent(
                        row.get("id", UUID.class),
                        row.get("recipient", String.class),
                        row.get("subscriber_id", UUID.class)))
                .findFirst();
    }

    /** What came back from a subscriber, newest first. */
    @Transactional
    public List<BounceRecord> of(UUID subscriberId) {
        @SuppressWarnings("unchecked") // native queries have no types of their own
        List<Tuple> rows = entities.createNativeQuery(
                        "select message_id, kind, status, diagnostic, at from bounce where subscriber_id = :subscriber"
                                + " order by at desc, id desc limit 500",
                        Tuple.class)
                .setParameter("subscriber", subscriberId)
                .getResultList();
        return rows.stream()
                .map(row -> new BounceRecord(
                        row.get("message_id", UUID.class),
                        BounceKind.valueOf(row.get("kind", String.class)),
                        row.get("status", String.class),
                        row.get("diagnostic", String.class),
                        row.get("at", Instant.class)))
                .toList();
    }

    /** Deletes what is older than it has to be kept. */
    @Transactional
    public void forgetOld() {
        entities.createNativeQuery("delete from bounce where at < :edge")
                .setParameter("edge", clock.instant().minus(settings.kept()))
                .executeUpdate();
    }

    private static @Nullable String detail(BounceReport report) {
        return report.diagnostic() == null ? report.status() : report.diagnostic();
    }

    private static BounceOutcome told(BounceReport report, Effect effect, @Nullable Sent sent) {
        return new BounceOutcome(
                report.kind(),
                effect,
                report.fault(),
                sent == null ? null : sent.id(),
                sent == null ? report.recipient() : sent.recipient(),
                report.status(),
                report.diagnostic());
    }
}
