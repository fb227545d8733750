package org.almanac.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.almanac.outbox.archive.MailRetention;
import org.almanac.outbox.archive.MessageContentRepository;
import org.almanac.outbox.compose.MailEncoder;
import org.almanac.outbox.delivery.CircuitBreaker;
import org.almanac.outbox.delivery.ClusterCircuitBreaker;
import org.almanac.outbox.delivery.Dispatcher;
import org.almanac.outbox.delivery.OutboxMetrics;
import org.almanac.outbox.mime.MailAddresses;
import org.almanac.outbox.queue.MessageEntity;
import org.almanac.outbox.queue.MessageQueries;
import org.almanac.outbox.queue.MessageRepository;
import org.almanac.outbox.queue.MessageStatements;
import org.almanac.outbox.queue.OutboxSwitchRepository;
import org.almanac.outbox.smtp.MailServer;
import org.almanac.time.Ids;

/**
 * The way for everything that is to be mailed. What is enqueued commits or fails with the caller's transaction and is
 * sent from there on by whichever node claims it, as often as it takes, with the same Message-ID.
 */
@ApplicationScoped
public class Outbox {
    private final MessageRepository messages;
    private final MessageContentRepository contents;
    private final MessageStatements statements;
    private final MessageQueries queries;
    private final OutboxSwitchRepository switches;
    private final MailEncoder mailEncoder;
    private final ClusterCircuitBreaker refusals;
    private final MailServer server;
    private final CircuitBreaker breaker;
    private final Dispatcher dispatcher;
    private final MailRetention retention;
    private final OutboxMetrics metrics;
    private final Event<MessagesQueued> queued;
    private final Ids ids;
    private final Clock clock;

    Outbox(
            MessageRepository messages,
            MessageContentRepository contents,
            MessageStatements statements,
            MessageQueries queries,
            OutboxSwitchRepository switches,
            MailEncoder mailEncoder,
            ClusterCircuitBreaker refusals,
            MailServer server,
            CircuitBreaker breaker,
            Dispatcher dispatcher,
            MailRetention retention,
            OutboxMetrics metrics,
            Event<MessagesQueued> queued,
            Ids ids,
            Clock clock) {
        this.messages = messages;
        this.contents = contents;
        this.statements = statements;
        this.queries = queries;
        this.switches = switches;
        this.mailEncoder = mailEncoder;
        this.refusals = refusals;
        this.server = server;
        this.breaker = breaker;
        this.dispatcher = dispatcher;
        this.retention = retention;
        this.metrics = metrics;
        this.queued = queued;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts one message in the queue; it is held while no mail server is configured.
     *
     * @return its id
     */
    @Transactional
    public UUID enqueue(NewMessage message) {
        UUID id = ids.next();
        messages.persist(new MessageEntity(id, message, entryState(), mailEncoder.domain(), clock.instant()));
        announce();
        return id;
    }

    /**
     * Like {@link #enqueue}, for what falls due to subscribers bit by bit: while a subscriber's message by the same
     * composer has not been claimed, it takes in what comes later, so that all that is due at the claim is one mail.
     *
     * @param gathered at most one a subscriber, each with its subscriber
     * @return by subscriber, the message that now carries it
     */
    @Transactional
    public Map<UUID, UUID> gather(List<NewMessage> gathered) {
        if (gathered.isEmpty()) {
            return Map.of();
        }
        Instant now = clock.instant();
        Map<UUID, UUID> carriers = statements.gather(gathered, ids, entryState(), mailEncoder.domain(), now);
        announce();
        return carriers;
    }

    /** Forgets mails that are older than the operator keeps them; to be called once a day. */
    public void tidy() {
        retention.tidy();
    }

    /**
     * Sends what still waits for a subscriber at one address to another. What a server is being given at this moment
     * goes to the old one.
     */
    @Transactional
    public void readdress(UUID subscriberId, String from, String to) {
        List<UUID> moved = statements.readdress(subscriberId, MailAddresses.mailbox(from), MailAddresses.mailbox(to));
        // What an earlier attempt said to the old one does not go along.
        contents.deleteOf(moved);
    }

    /** Whether mails go out; while no mail server is configured they are held. */
    public boolean isDelivering() {
        return server.configured();
    }

    /**
     * Sends what may be sent now, and returns when nothing is left or the mail server is down. Any number of nodes and
     * threads may call it at once. Blocks; not for an event loop.
     */
    public void drain() {
        if (server.configured()) {
            dispatcher.drain();
        }
    }

    /**
     * Says that this node lives, so that its claims stand, and gives back what dead ones had claimed; to be called at least as
     * often as {@code almanac.outbox.heartbeat} says.
     */
    public void beat() {
        if (server.configured()) {
            dispatcher.beat();
        }
    }

    /** How many messages of one kind an address has been sent, or will be, since an instant; but for notices. */
    @Transactional
    public long count(String composer, String recipient, Instant since) {
        return messages.countButNotices(composer, MailAddresses.mailbox(recipient), since);
    }

    /** For how long a run of sending on this node has not looked what comes next; zero when there is none. */
    public Duration silence() {
        return dispatcher.silence();
    }

    /** Brings the gauge of waiting messages up to date; counting them at every scrape would cost too much. */
    @Transactional
    public void measure() {
        metrics.depth(queries.waiting());
    }

    /**
     * Stops sending, on every node, until {@link #resume}: what is under way is finished, nothing more is begun.
     * Survives restarts.
     */
    @Transactional
    public void pause() {
        switches.pause(clock.instant());
    }

    /**
     * Sends again, whether an operator had paused it or the server refused nearly everybody; what became too late meanwhile
     * is skipped.
     */
    @Transactional
    public void resume() {
        switches.resume();
        refusals.reset();
        announce();
    }

    /** Why nothing is sent although nobody paused it: the server refuses nearly everybody. */
    public Optional<MassRefusal> refusing() {
        return refusals.refusing();
    }

    /** Why this node cannot use the mail server at present, in its words or ours; empty while it can. */
    public Optional<String> serverDown() {
        return breaker.reason();
    }

    /** Since when an operator has sending paused; empty when it is not. */
    @Transactional
    public Optional<Instant> pausedSince() {
        return switches.findPausedSince();
    }

    /**
     * Gives a message that has failed another round of attempts.
     *
     * @return false when there is no such message, or it has not failed
     */
    @Transactional
    public boolean retry(UUID id) {
        Optional<MessageEntity> failed = messages.findFailed(id);
        failed.ifPresent(message -> {
            message.queueAgain(entryState(), clock.instant());
            announce();
        });
        return failed.isPresent();
    }

    private MessageState entryState() {
        return server.configured() ? MessageState.QUEUED : MessageState.HELD;
    }

    private void announce() {
        if (server.configured()) {
            queued.fire(new MessagesQueued());
        }
    }
}
