package org.almanac.webhook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class WebhookRepository implements PanacheRepositoryBase<WebhookEntity, UUID> {
    /** By id. @param after null for the first page */
    List<WebhookEntity> listAfter(@Nullable UUID after, int limit) {
        return (after == null ? find("order by id") : find("id > ?1 order by id", after))
                .range(0, limit - 1)
                .list();
    }

    List<WebhookEntity> listActive() {
        return list("active = true order by id");
    }

    List<WebhookEntity> listSwitchedOff() {
        return list("switchedOffAt is not null order by switchedOffAt, id");
    }

    @Nullable
    WebhookEntity locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
