package org.almanac.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
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
import org.almanac.outbox.bounce.BounceAddress;
import org.almanac.outbox.bounce.BounceEntity;
import org.almanac.outbox.bounce.BounceReader;
import org.almanac.outbox.bounce.BounceReport;
import org.almanac.outbox.bounce.BounceRepository;
import org.almanac.outbox.bounce.BounceSettings;
import org.almanac.outbox.delivery.OutboxMetrics;
import org.almanac.outbox.queue.MessageEntity;
import org.almanac.outbox.queue.MessageRepository;
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
    private final BounceRepository bounces;
    private final MessageRepository messages;
    private final BounceAddress addresses;
    private final BounceSettings settings;
    private final Instance<SuppressionList> suppressions;
    private final Event<MessageBounced> bounced;
    private final MeterRegistry metrics;
    private final OutboxMetrics refusals;
    private final Ids ids;
    private final Clock clock;

    Bounces(
            BounceRepository bounces,
            MessageRepository messages,
            BounceAddress addresses,
            BounceSettings settings,
            Instance<SuppressionList> suppressions,
            Event<MessageBounced> bounced,
            MeterRegistry metrics,
            OutboxMetrics refusals,
            Ids ids,
            Clock clock) {
        this.bounces = bounces;
        this.messages = messages;
        this.addresses = addresses;
        this.settings = settings;
        this.suppressions = suppressions;
        this.bounced = bounced;
        this.metrics = metrics;
        this.refusals = refusals;
        this.ids = ids;
        this.clock = clock;
    }

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
        Optional<MessageEntity> about = Stream.concat(Stream.ofNullable(envelope), report.envelopes().stream())
                .flatMap(address -> addresses.read(address).stream())
                .flatMap(id -> messages.findByIdOptional(id).stream())
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
    private Effect count(BounceReport report, MessageEntity sent, Instant now) {
        suppressions.stream().forEach(list -> list.lock(Set.of(sent.recipient)));
        if (!bounces.insert(ids.next(), sent.id, report, now)) {
            return Effect.REPEATED;
        }
        if (report.fault() != null) {
            refusals.count(report.fault());
        }
        if (report.fault() == Fault.SENDER
                || (report.kind() == BounceKind.SOFT
                        && bounces.countSoftDays(sent.recipient, now.minus(settings.softWindow()))
                                < settings.softDays())) {
            return Effect.COUNTED;
        }
        bounced.fire(
                new MessageBounced(sent.id, sent.recipient, sent.subscriberId, report.kind(), detail(report), now));
        return Effect.SUPPRESSED;
    }

    private Optional<MessageEntity> byMessageId(String messageId) {
        int at = messageId.indexOf('@');
        try {
            return at < 0
                    ? Optional.empty()
                    : messages.findByIdOptional(UUID.fromString(messageId.substring(0, at)))
                            .filter(sent -> messageId.equals(sent.internetMessageId));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What came back from a subscriber, newest first. */
    @Transactional
    public List<BounceRecord> of(UUID subscriberId) {
        return bounces.listOf(subscriberId).stream().map(BounceEntity::record).toList();
    }

    /** Deletes what is older than it has to be kept. */
    @Transactional
    public void forgetOld() {
        bounces.deleteBefore(clock.instant().minus(settings.kept()));
    }

    private static @Nullable String detail(BounceReport report) {
        return report.diagnostic() == null ? report.status() : report.diagnostic();
    }

    private static BounceOutcome told(BounceReport report, Effect effect, @Nullable MessageEntity sent) {
        return new BounceOutcome(
                report.kind(),
                effect,
                report.fault(),
                sent == null ? null : sent.id,
                sent == null ? report.recipient() : sent.recipient,
                report.status(),
                report.diagnostic());
    }
}
