package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.PublicEvents;
import org.almanac.outbox.MessageState;
import org.almanac.outbox.MessagesSettled;
import org.almanac.subscriber.SubscribersChanged;

/**
 * Remembers what each subscriber was last told of which event: by a mail that a server took, or by having chosen the
 * event itself, whose page then said it.
 */
@ApplicationScoped
class Told {
    // Where two mails to one reader are written down together, the later version counts. The rows come in one order, so
    // that two nodes do not wait for each other.
    private static final String BY_MAIL = """
            insert into told (subscriber_id, event_id, facts_id, times)
            select distinct on (subscriber_id, event_id) subscriber_id, event_id, facts_id, 1
            from unnest(cast(:subscribers as uuid[]), cast(:events as uuid[]), cast(:facts as bigint[]))
                as v (subscriber_id, event_id, facts_id)
            order by subscriber_id, event_id, facts_id desc
            on conflict (subscriber_id, event_id) do update
            set facts_id = excluded.facts_id, times = told.times + 1
            """;
    private static final String UNFOLLOWED = """
            delete from told t using subscriber s, event e
            where t.subscriber_id in (:subscribers) and s.id = t.subscriber_id and e.id = t.event_id
              and not case when e.published and e.withdrawn_at is null then follows(s, e) else followed(s, e.id) end
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
    private final PublicEvents catalogue;
    private final FactsStore facts;

    Told(EntityManager entities, PublicEvents catalogue, FactsStore facts) {
        this.entities = entities;
        this.catalogue = catalogue;
        this.facts = facts;
    }

    /**
     * What a mail tells of which events, in which version: what is heard again when the mail has gone.
     *
     * @param facts by event
     */
    record ByMail(UUID subscriber, Map<UUID, Long> facts) {}

    /** One event that somebody was told of. */
    private record One(UUID subscriber, UUID event, long facts) {}

    /** Whoever is erased meanwhile has no message left that could have been settled. */
    void hear(@Observes MessagesSettled news) {
        List<One> told = news.messages().stream()
                .filter(message -> message.state() == MessageState.SENT)
                .map(MessagesSettled.Settled::memo)
                .filter(ByMail.class::isInstance)
                .map(ByMail.class::cast)
                .flatMap(mail -> mail.facts.entrySet().stream()
                        .map(fact -> new One(mail.subscriber, fact.getKey(), fact.getValue())))
                .toList();
        if (!told.isEmpty()) {
            entities.createNativeQuery(BY_MAIL)
                    .setParameter("subscribers", Columns.of(told, One::subscriber, UUID[]::new))
                    .setParameter("events", Columns.of(told, One::event, UUID[]::new))
                    .setParameter("facts", Columns.of(told, One::facts, Long[]::new))
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
            Event event = catalogue.find(UUID.fromString(id)).orElse(null);
            if (event == null) {
                continue;
            }
            entities.createNativeQuery(BY_CHOICE)
                    .setParameter("event", event.id())
                    .setParameter("facts", facts.idOf(event.id(), EventFacts.of(event)))
                    .setParameter("subscribers", subscribers)
                    .executeUpdate();
        }
    }
}
