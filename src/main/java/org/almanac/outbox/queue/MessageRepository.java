package org.almanac.outbox.queue;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.almanac.outbox.MessageState;

@ApplicationScoped
public class MessageRepository implements PanacheRepositoryBase<MessageEntity, UUID> {
    /** For changing it: until the end of the transaction nobody else does. */
    public Optional<MessageEntity> findFailed(UUID id) {
        return find("id = ?1 and state = ?2", id, MessageState.FAILED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Of notices there is no count: they have no index by address. */
    public long countButNotices(String composer, String recipient, Instant since) {
        return count(
                "composer <> 'notices' and composer = ?1 and lower(recipient) = lower(?2) and createdAt > ?3",
                composer,
                recipient,
                since);
    }
}
