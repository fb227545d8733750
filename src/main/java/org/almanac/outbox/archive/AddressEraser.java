package org.almanac.outbox.archive;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.almanac.outbox.bounce.BounceRepository;
import org.almanac.outbox.queue.MessageStatements;
import org.almanac.privacy.AddressErased;
import org.jspecify.annotations.Nullable;

/**
 * Forgets what was and what is to be mailed to an address that is erased: every message to it and to its subscriber,
 * whatever its state, what they said, and what came back. A mail that a server is being given at this moment may still
 * arrive; it leaves no trace here.
 */
@ApplicationScoped
class AddressEraser {
    private static final UUID NOBODY = new UUID(0, 0);

    private final MessageStatements messages;
    private final MessageContentRepository contents;
    private final BounceRepository bounces;

    AddressEraser(MessageStatements messages, MessageContentRepository contents, BounceRepository bounces) {
        this.messages = messages;
        this.contents = contents;
        this.bounces = bounces;
    }

    void forget(@Observes @Priority(AddressErased.MESSAGES) AddressErased news) {
        UUID subscriber = orNobody(news.subscriberId());
        List<UUID> gone = messages.deleteOf(
                subscriber,
                news.spellings().toArray(String[]::new),
                news.formerly().toArray(UUID[]::new));
        // By a statement of its own: what was written down of a mail while the one before waited for it is seen now.
        contents.deleteOf(gone);
        // After the messages: who writes a bounce down holds its message.
        bounces.deleteOf(subscriber, news.spellings());
    }

    private static UUID orNobody(@Nullable UUID subscriber) {
        return subscriber == null ? NOBODY : subscriber;
    }
}
