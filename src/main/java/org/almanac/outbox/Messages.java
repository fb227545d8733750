package org.almanac.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.almanac.outbox.archive.ArchiveCodec;
import org.almanac.outbox.archive.ArchivedForms;
import org.almanac.outbox.archive.MessageContentEntity;
import org.almanac.outbox.archive.MessageContentRepository;
import org.almanac.outbox.compose.BatchComposer;
import org.almanac.outbox.mime.MimeReader;
import org.almanac.outbox.queue.MessageEntity;
import org.almanac.outbox.queue.MessageQueries;
import org.almanac.outbox.queue.MessageRepository;
import org.almanac.outbox.queue.QueuedMessage;
import org.almanac.paging.Cursor;
import org.almanac.paging.Page;
import org.almanac.problem.Problem;
import org.almanac.problem.RenderFailures;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the outbox: what waits, what went, and what each mail says. */
@ApplicationScoped
@Transactional
public class Messages {
    private static final Logger LOG = Logger.getLogger(Messages.class);

    private final MessageRepository messages;
    private final MessageContentRepository contents;
    private final MessageQueries queries;
    private final BatchComposer batchComposer;
    private final ArchivedForms forms;
    private final Clock clock;

    Messages(
            MessageRepository messages,
            MessageContentRepository contents,
            MessageQueries queries,
            BatchComposer batchComposer,
            ArchivedForms forms,
            Clock clock) {
        this.messages = messages;
        this.contents = contents;
        this.queries = queries;
        this.batchComposer = batchComposer;
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * The delivery log, newest first.
     *
     * @param cursor from the page before; null for the first
     * @param limit at least 1
     * @throws Problem of kind MALFORMED when the cursor is none of ours
     */
    public Page<MessageSummary> list(MessageFilter filter, @Nullable String cursor, int limit) {
        List<MessageSummary> found = queries.list(filter, Cursor.id(cursor), limit + 1).stream()
                .map(MessageEntity::summary)
                .toList();
        return Page.of(found, limit, message -> message.id().toString());
    }

    /** How many there are; states without any are there with 0. */
    public Map<MessageState, Long> counts() {
        Map<MessageState, Long> counts = new EnumMap<>(MessageState.class);
        for (MessageState state : MessageState.values()) {
            counts.put(state, 0L);
        }
        counts.putAll(queries.counts());
        return counts;
    }

    /**
     * What a message says: as it was sent or refused, else as it would be sent now.
     *
     * @throws Problem of kind NOT_FOUND
     */
    public MessageContent read(UUID id) {
        MessageEntity message =
                messages.findByIdOptional(id).orElseThrow(() -> Problem.notFound("There is no message " + id + "."));
        MessageSummary summary = message.summary();
        Optional<MessageContentEntity> content = contents.findByIdOptional(id);
        if (content.isPresent()) {
            return sent(summary, content.get().content);
        }
        if (!summary.state().isWaiting() && summary.state() != MessageState.SENDING) {
            // Sent so long ago that nobody knows any more what it said.
            return nothing(summary, summary.reason());
        }
        return preview(summary, message.queued(), clock.instant());
    }

    private MessageContent sent(MessageSummary summary, byte[] content) {
        try {
            return MimeReader.read(summary, true, ArchiveCodec.restore(content, forms::read));
        } catch (NoSuchElementException e) {
            LOG.warnf("What message %s said cannot be read: %s", summary.id(), e.getMessage());
            return nothing(summary, summary.reason());
        }
    }

    private MessageContent preview(MessageSummary summary, QueuedMessage message, Instant now) {
        if (message.lateAt(now)) {
            return nothing(summary, "late");
        }
        try {
            ComposeResult composeResult = batchComposer.preview(message, now);
            if (composeResult instanceof ComposeResult.Mail mail) {
                return MimeReader.read(
                        summary, false, batchComposer.write(message, mail, now).whole());
            }
            return nothing(summary, composeResult instanceof ComposeResult.Skip skip ? skip.reason() : "waits");
        } catch (RuntimeException | Error e) {
            if (RenderFailures.isFatal(e)) {
                throw e;
            }
            LOG.errorf(e, "Message %s cannot be written", message.id());
            return nothing(summary, "cannot be written");
        }
    }

    private static MessageContent nothing(MessageSummary summary, @Nullable String reason) {
        return new MessageContent(summary, false, List.of(), "", "", List.of(), reason);
    }
}
