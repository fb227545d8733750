package org.almanac.event.write;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.almanac.event.Actor;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AnsweredRequestRepository implements PanacheRepositoryBase<AnsweredRequestEntity, AnsweredRequestEntity.Key> {
    @Nullable
    AnsweredRequestEntity find(Actor actor, RequestKey key) {
        return findById(new AnsweredRequestEntity.Key(actor.name(), key.key()));
    }

    void deleteUntil(Instant edge) {
        delete("at <= ?1", edge);
    }
}
