package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.almanac.event.CatalogueQueries;
import org.almanac.event.Event;
import org.almanac.outbox.MessageState;
import org.almanac.outbox.MessagesSettled;
import org.almanac.subscriber.SubscribersChanged;

/**
 * Remembers what each subscriber was last told of which event: by a mail that a server took, or by having chosen the
 * event itself, whose page then said it.
 */
@ApplicationScoped
class Told {
    private static final String BY_MAIL = """
            insert into told (subscriber_id, event_id, facts_id, times)
            select distinct on (n.subscriber_id, f.event_id) n.subscriber_id, f.event_id, f.facts_id, 1
            from notice n join notice_facts f on f.notice_id = n.id
            where n.message_id = any(:messages) and n.skipped is null
            order by n.subscriber_id, f.event_id, f.facts_id desc
            on conflict (subscriber_id, event_id) do update
            set facts_id = excluded.facts_id, times = told.times + 1
            """;
    private static final String UNFOLLOWED = """
            delete from told t using subscriber s, event e
            where t.subscriber_id in (:subscribers) and s.id = t.subscriber_id and e.id = t.event_id
              and not follows(s, e)
            """;
    private static final String CHOSEN = """
            select distinct f.target from subscriber_follow f
            where f.subscriber_id in (:subscribers) and f.kind = 'EVENT'
              and not exists (select 1 from told t where t.subscriber_id = f.subscriber_id
                              and cast(t.event_id as text) = f.target)
            order by 1
            """;
    private static final String BY_CHOICE = """
            insert into told (subscriber_id, event_id, facts_id, times)
            select f.subscriber_id, :event, :facts, 0 from subscriber_follow f
            where f.subscriber_id in (:subscribers) and f.kind = 'EVENT' and f.target = cast(:event as text)
            on conflict (subscriber_id, event_id) do nothing
            """;

    private final EntityManager entities;
    private final CatalogueQueries catalogue;
    private final FactsStore facts;

    Told(EntityManager entities, CatalogueQueries catalogue, FactsStore facts) {
        this.entities = entities;
        this.catalogue = catalogue;
        this.facts = facts;
    }

    void hear(@Observes MessagesSettled news) {
        List<UUID> sent = news.messages().stream()
                .filter(message -> message.state() == MessageState.SENT
                        && message.composer().equals(NoticeComposer.NAME))
                .map(MessagesSettled.Settled::messageId)
                .toList();
        if (!sent.isEmpty()) {
            entities.createNativeQuery(BY_MAIL)
                    .setParameter("messages", sent.toArray(UUID[]::new))
                    .executeUpdate();
        }
    }

    /** What is no longer followed is no longer owed a word. */
    void hear(@Observes SubscribersChanged news) {
        List<UUID> subscribers = news.subscriberIds();
        entities.createNativeQuery(UNFOLLOWED)
                .setParameter("subscribers", subscribers)
                .executeUpdate();
        List<String> chosen =
                Rows.of(entities.createNativeQuery(CHOSEN, String.class).setParameter("subscribers", subscribers));
        for (String id : chosen) {
            Event event = catalogue.find(id);
            entities.createNativeQuery(BY_CHOICE)
                    .setParameter("event", event.id())
                    .setParameter("facts", facts.idOf(event.id(), EventFacts.of(event)))
                    .setParameter("subscribers", subscribers)
                    .executeUpdate();
        }
    }
}
