package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventsChanged;
import org.almanac.event.KeyDate;
import org.almanac.subscriber.LeadTime;
import org.almanac.time.WallTime;

/** Keeps, for every key date ahead, on which day a note of it falls due. */
@ApplicationScoped
class KeyDateDues {
    private static final String FORGET = """
            delete from key_date_due where event_id = :event and (label, at) not in (
                select k ->> 'label', cast(k ->> 'at' as date) from event e, jsonb_array_elements(e.key_dates) k
                where e.id = :event)
            """;
    private static final String FORGET_ALL = "delete from key_date_due where event_id = :event";
    private static final String NOTE = """
            insert into key_date_due (event_id, label, at, lead, due_day, useful_until, planned)
            values (:event, :label, :at, :lead, :dueDay, :usefulUntil, false)
            on conflict (event_id, label, at, lead) do update
            set useful_until = excluded.useful_until, planned = false
            """;
    private static final String TAKE_BACK = """
            update notice n set skipped = :reason
            where n.event_id = :event and n.kind = 'KEY_DATE' and n.skipped is null
              and not exists (select 1 from key_date_due k where k.event_id = n.event_id and k.lead = n.lead
                              and n.subject = k.event_id || '@' || k.at || '@' || k.label)
              and not exists (select 1 from message m where m.id = n.message_id
                              and m.state not in ('HELD', 'QUEUED', 'RETRY'))
            """;

    private static final String LASTS = "occurrence where event_id = :event and ends_at > :now";

    private final EntityManager entities;
    private final List<LeadTime> leads;

    KeyDateDues(EntityManager entities, NotificationSettings settings) {
        this.entities = entities;
        this.leads = settings.keyDateLeadTimes().stream().map(LeadTime::of).toList();
    }

    /** In the editor's own transaction. */
    void hear(@Observes EventsChanged news) {
        for (EventsChanged.Change change : news.changes()) {
            Event before = change.before();
            boolean had = before != null && !before.content().keyDates().isEmpty();
            if (change.edited() && (had || !change.after().content().keyDates().isEmpty())) {
                // What a second part has in common with the first is told once, of the first.
                follow(
                        change.after(),
                        change.continues() == null
                                ? List.of()
                                : change.continues().asItWas().keyDates(),
                        news.at());
            }
        }
    }

    private void follow(Event event, List<KeyDate> known, Instant now) {
        boolean on = event.isPublic() && event.status().takesPlace();
        entities.createNativeQuery(on ? FORGET : FORGET_ALL)
                .setParameter("event", event.id())
                .executeUpdate();
        if (on && !isOver(event, now)) {
            event.content().keyDates().stream()
                    .filter(date -> !known.contains(date))
                    .forEach(date -> note(event, date, now));
        }
        takeBack(event.id(), on ? "moved" : "cancelled");
    }

    /** Nothing is owed by what is over when it is entered. */
    private boolean isOver(Event event, Instant now) {
        return !event.time().endsAt().isAfter(now)
                && !Existence.of(entities, LASTS, Map.of("event", event.id(), "now", now));
    }

    private void note(Event event, KeyDate date, Instant now) {
        Instant usefulUntil = WallTime.startOfDay(date.at(), event.time().zone());
        if (!usefulUntil.isAfter(now)) {
            return;
        }
        for (LeadTime lead : leads) {
            entities.createNativeQuery(NOTE)
                    .setParameter("event", event.id())
                    .setParameter("label", date.label())
                    .setParameter("at", date.at())
                    .setParameter("lead", lead.canonical())
                    .setParameter("dueDay", DueTimes.day(lead, date.at()))
                    .setParameter("usefulUntil", usefulUntil)
                    .executeUpdate();
        }
    }

    private void takeBack(UUID event, String reason) {
        entities.createNativeQuery(TAKE_BACK)
                .setParameter("event", event)
                .setParameter("reason", reason)
                .executeUpdate();
    }
}
