package org.almanac.account.link;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.almanac.account.LinkPurpose;

/** Within the caller's transaction. */
@ApplicationScoped
class MailedLinkRepository implements PanacheRepositoryBase<MailedLinkEntity, UUID> {
    /** Of two who use one link at once, one does. @return whether it was open until now */
    boolean markUsed(UUID id, Instant now) {
        return update("usedAt = ?1 where id = ?2 and usedAt is null and expiresAt > ?1", now, id) == 1;
    }

    void markAllUsed(UUID accountId, Instant now) {
        update("usedAt = ?1 where accountId = ?2 and usedAt is null", now, accountId);
    }

    void markAllUsed(UUID accountId, LinkPurpose purpose, Instant now) {
        update("usedAt = ?1 where accountId = ?2 and purpose = ?3 and usedAt is null", now, accountId, purpose);
    }

    List<MailedLinkEntity> listOpen(Collection<UUID> accountIds, LinkPurpose purpose, Instant now) {
        return list("accountId in ?1 and purpose = ?2 and usedAt is null and expiresAt > ?3", accountIds, purpose, now);
    }

    void deleteExpiredBefore(Instant edge) {
        delete("expiresAt < ?1", edge);
    }
}
