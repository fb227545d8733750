package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventsChanged;
import org.almanac.event.PublicEvents;
import org.almanac.outbox.MessageKind;
import org.almanac.problem.RenderFailures;

/**
 * Tells of changes and cancellations once an event has settled: whoever was told something else gets one mail, however
 * many edits it took, and none when the last edit undid the first.
 */
@ApplicationScoped
class ChangePlanner {
    private static final String UNSETTLE = """
            insert into unsettled_event (event_id, settles_at)
            select e.id, :settlesAt from event e where e.id in (:events)
            on conflict (event_id) do update set settles_at = excluded.settles_at
            """;
    // What a mail server has already been given cannot be taken back.
    private static final String TAKE_BACK = """
            update notice n set skipped = 'superseded'
            where n.event_id in (:events) and n.kind in ('CHANGED', 'CANCELLED') and n.skipped is null
              and not exists (select 1 from message m where m.id = n.message_id
                              and m.state not in ('HELD', 'QUEUED', 'RETRY'))
            """;
    private static final String SETTLED = """
            delete from unsettled_event where settles_at <= :now returning event_id, settles_at
            """;
    private static final String INTO_LEDGER = """
            insert into notice (id, subscriber_id, kind, event_id, subject, lead, due_at, ready_at, useful_until,
                                skipped, planned_at, facts_id)
            select gen_random_uuid(), s.id, :kind, t.event_id,
                   t.event_id || '@' || cast(:facts as text) || '#' || t.times, '', :dueAt, :dueAt, :usefulUntil,
                   case when s.paused_until > :dueAt then 'paused'
                        when cast(:usefulUntil as timestamptz) <= :now then 'late' end, :now, :facts
            from told t join subscriber s on s.id = t.subscriber_id
            where t.event_id = :event and t.facts_id = :told
              and s.state = 'ACTIVE' and not s.suppressed and s.changes and :dueAt > s.confirmed_at
            on conflict (subscriber_id, kind, subject, lead) do update
            set skipped = excluded.skipped, message_id = null, due_at = excluded.due_at, ready_at = excluded.due_at,
                useful_until = excluded.useful_until
            where notice.skipped in ('superseded', 'undone')
            """;

    private final EntityManager entities;
    private final PublicEvents catalogue;
    private final FactsStore facts;
    private final NoticeMetrics metrics;
    private final RenderFailures failures;
    private final Duration settle;

    ChangePlanner(
            EntityManager entities,
            PublicEvents catalogue,
            FactsStore facts,
            NoticeMetrics metrics,
            RenderFailures failures,
            NotificationSettings settings) {
        this.entities = entities;
        this.catalogue = catalogue;
        this.facts = facts;
        this.metrics = metrics;
        this.failures = failures;
        this.settle = settings.settle();
    }

    /** In the editor's own transaction. */
    void hear(@Observes EventsChanged news) {
        List<UUID> edited = news.changes().stream()
                .filter(change -> change.before() != null && change.edited() || change.continues() != null)
                .map(EventsChanged.Change::eventId)
                .toList();
        if (edited.isEmpty()) {
            return;
        }
        entities.createNativeQuery(UNSETTLE)
                .setParameter("settlesAt", news.at().plus(settle))
                .setParameter("events", edited)
                .executeUpdate();
        entities.createNativeQuery(TAKE_BACK).setParameter("events", edited).executeUpdate();
    }

    /**
     * Plans what is owed of the events that have settled. One of which that cannot be worked out does not keep the
     * others: nobody is told of its change, which is logged and counted.
     */
    void plan(Instant now) {
        List<Object[]> settled =
                Rows.of(entities.createNativeQuery(SETTLED, Object[].class).setParameter("now", now));
        for (Object[] row : settled) {
            UUID event = (UUID) row[0];
            try {
                plan(event, (Instant) row[1], now);
            } catch (PersistenceException e) {
                // The transaction is lost with it; the next tick tries again.
                throw e;
            } catch (RuntimeException | Error e) {
                if (RenderFailures.isFatal(e)) {
                    throw e;
                }
                failures.note("change", "event " + event, 0, e);
            }
        }
    }

    private void plan(UUID id, Instant dueAt, Instant now) {
        Event event = catalogue.find(id).orElse(null);
        if (event == null) {
            // Nobody was told of what nobody saw.
            return;
        }
        EventFacts current = EventFacts.of(event);
        long version = facts.idOf(id, current);
        for (long told : facts.toldBut(id, version)) {
            Verdict verdict = Comparison.of(facts.read(told), current, dueAt);
            Step step = new Step(id, told, version, dueAt, now);
            if (verdict.off() != null) {
                write(step, MessageKind.CANCELLED, verdict.off().usefulUntil());
            }
            if (verdict.changed() != null) {
                write(step, MessageKind.CHANGED, verdict.changed().usefulUntil());
            }
        }
    }

    /** From what was told to what is to be told. */
    private record Step(UUID event, long told, long facts, Instant dueAt, Instant now) {}

    private void write(Step step, MessageKind kind, Instant usefulUntil) {
        int planned = entities.createNativeQuery(INTO_LEDGER)
                .setParameter("kind", kind.name())
                .setParameter("event", step.event)
                .setParameter("told", step.told)
                .setParameter("facts", step.facts)
                .setParameter("dueAt", step.dueAt)
                .setParameter("usefulUntil", usefulUntil)
                .setParameter("now", step.now)
                .executeUpdate();
        metrics.planned(kind.name(), planned);
    }
}
