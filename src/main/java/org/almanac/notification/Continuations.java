package org.almanac.notification;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventsChanged;
import org.almanac.event.PublicEvents;
import org.almanac.time.Range;

/**
 * A series that is cut in two stays one thing to its readers: the second part is not new to them, they were told of it
 * with the first, and they are reminded of no date again. What the cut changed is told as any other change is.
 */
@ApplicationScoped
class Continuations {
    private static final int BEFORE_ALL_OTHERS = 100;
    private static final int AFTER_ALL_OTHERS = 10_000;

    /** As far as instances are kept. */
    private static final Duration SIGHT = Duration.ofDays(3 * 366);

    /** A reminder of a whole day is of use until its noon, half a day after its start and an hour more at most. */
    private static final Duration BEGUN = Duration.ofDays(1);

    private static final String SEEN = """
            insert into first_visible (event_id, at, ahead)
            select :later, at, ahead from first_visible where event_id = :earlier
            on conflict (event_id) do nothing
            """;
    // Whoever was told an older version of the series is told how the second part differs from that.
    private static final String TOLD = """
            insert into told (subscriber_id, event_id, facts_id, times)
            select subscriber_id, :later, case when facts_id = :before then :facts else facts_id end, 0
            from told where event_id = :earlier
            on conflict (subscriber_id, event_id) do nothing
            """;
    private static final String KNEW = """
            insert into told (subscriber_id, event_id, facts_id, times)
            select subscriber_id, :later, :facts, 0 from told where event_id = :earlier
            on conflict (subscriber_id, event_id) do nothing
            """;
    // Whoever knew the series knows the first part as it is: its other dates have not gone.
    private static final String CUT = """
            update told set facts_id = :after where event_id = :earlier
            """;
    private static final String REMINDERS = """
            update notice n
            set event_id = o.event_id, occurrence_id = o.id, subject = reminder_subject(o)
            from occurrence o
            where o.event_id = :later and n.event_id = :earlier and n.kind = 'REMINDER' and n.starts_at = o.starts_at
              and not exists (select 1 from occurrence p where p.id = n.occurrence_id)
              and not exists (select 1 from occurrence q where q.event_id = o.event_id and q.starts_at = o.starts_at
                              and q.id <> o.id)
              and not exists (select 1 from notice r where r.subscriber_id = n.subscriber_id and r.kind = n.kind
                              and r.event_id = n.event_id and r.starts_at = n.starts_at and r.lead = n.lead
                              and r.id > n.id)
            """;

    // What of the second part's dates was due before is done with, as it was in the first.
    private static final String DONE = """
            update reminder_due d set planned = true from occurrence o, planner p
            where o.id = d.occurrence_id and o.event_id = :later and o.starts_at = any(:starts)
              and (d.due_at <= p.planned_until or d.due_day is not null)
            """;

    private final EntityManager entities;
    private final FactsStore facts;
    private final PublicEvents catalogue;

    Continuations(EntityManager entities, FactsStore facts, PublicEvents catalogue) {
        this.entities = entities;
        this.catalogue = catalogue;
        this.facts = facts;
    }

    /** In the editor's own transaction, before anything is taken back or noted as new. */
    void hear(@Observes @Priority(BEFORE_ALL_OTHERS) EventsChanged news) {
        for (EventsChanged.Change change : news.changes()) {
            EventsChanged.Continuation continuation = change.continues();
            if (continuation != null) {
                news.changes().stream()
                        .filter(other -> other.eventId().equals(continuation.earlier()))
                        .forEach(cut -> take(change, continuation, cut));
            }
        }
    }

    /** When the others have noted what falls due. */
    void hearAgain(@Observes @Priority(AFTER_ALL_OTHERS) EventsChanged news) {
        for (EventsChanged.Change change : news.changes()) {
            if (change.continues() != null) {
                Range ahead = new Range(news.at().minus(BEGUN), news.at().plus(SIGHT));
                Instant[] kept = EventFacts.of(change.continues().asItWas(), false)
                        .starts(ahead)
                        .toArray(Instant[]::new);
                write(DONE, Map.of("later", change.eventId(), "starts", kept));
            }
        }
    }

    private void take(EventsChanged.Change later, EventsChanged.Continuation continuation, EventsChanged.Change cut) {
        Event before = cut.before();
        if (before == null) {
            return;
        }
        UUID earlier = cut.eventId();
        Map<String, Object> both = Map.of("later", later.eventId(), "earlier", earlier);
        write(SEEN, both);
        write(REMINDERS, both);
        if (!before.isPublic()) {
            catalogue.find(earlier).ifPresent(hidden -> takeHidden(later.eventId(), earlier, EventFacts.of(hidden)));
            return;
        }
        if (!later.after().isPublic()) {
            takeHidden(later.eventId(), earlier, EventFacts.of(continuation.asItWas(), true));
            return;
        }
        long asItWas = facts.idOf(later.eventId(), EventFacts.of(continuation.asItWas(), false));
        long known = facts.idOf(earlier, EventFacts.of(before));
        write(TOLD, Map.of("later", later.eventId(), "earlier", earlier, "before", known, "facts", asItWas));
        write(CUT, Map.of("earlier", earlier, "after", facts.idOf(earlier, EventFacts.of(cut.after()))));
    }

    /**
     * A second part that readers do not see: they are told of the first what has become of the whole, and of the second
     * once it is published, compared with what they last saw.
     */
    private void takeHidden(UUID later, UUID earlier, EventFacts known) {
        write(KNEW, Map.of("later", later, "earlier", earlier, "facts", facts.idOf(later, known)));
    }

    private void write(String sql, Map<String, ?> values) {
        var query = entities.createNativeQuery(sql);
        values.forEach(query::setParameter);
        query.executeUpdate();
    }
}
