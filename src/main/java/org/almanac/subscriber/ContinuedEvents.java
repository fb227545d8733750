package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import org.almanac.event.EventsChanged;

/** Who follows a series by itself goes on following it when it is cut in two. */
@ApplicationScoped
class ContinuedEvents {
    private final EntityManager entities;

    ContinuedEvents(EntityManager entities) {
        this.entities = entities;
    }

    /** In the editor's own transaction. */
    void hear(@Observes EventsChanged news) {
        for (EventsChanged.Change change : news.changes()) {
            if (change.continues() != null) {
                entities.createNativeQuery("""
                                insert into subscriber_follow (subscriber_id, kind, target)
                                select subscriber_id, kind, :later from subscriber_follow
                                where kind = 'EVENT' and target = :earlier
                                order by subscriber_id
                                on conflict do nothing
                                """)
                        .setParameter("later", change.eventId().toString())
                        .setParameter("earlier", change.continues().earlier().toString())
                        .executeUpdate();
            }
        }
    }
}
