package org.almanac.outbox.archive;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class MessageContentRepository implements PanacheRepositoryBase<MessageContentEntity, UUID> {
    public void deleteOf(List<UUID> messageIds) {
        if (!messageIds.isEmpty()) {
            getEntityManager()
                    .createNativeQuery("delete from message_content where message_id = any(:ids)")
                    .setParameter("ids", messageIds.toArray(UUID[]::new))
                    .executeUpdate();
        }
    }
}
