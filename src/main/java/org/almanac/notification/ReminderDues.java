package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.CatalogueQueries;
import org.almanac.event.Event;
import org.almanac.event.EventFilter;
import org.almanac.event.EventTime;
import org.almanac.event.EventsChanged;
import org.almanac.event.Occurrence;
import org.almanac.event.OccurrencePage;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.time.Range;

/** Keeps, for every occurrence ahead and every lead time in use, when its reminders fall due. */
@ApplicationScoped
class ReminderDues {
    private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");
    private static final int PAGE = 500;

    /** The fields by which choices find events, as the API spells them. */
    private static final Set<String> FOLLOWED_BY = Set.of("tags", "series", "organiser", "venue", "onlineUrl");

    private static final String UPSERT = """
            insert into reminder_due (occurrence_id, lead, starts_at, due_at, due_day, useful_until, planned)
            values (:occurrence, :lead, :starts, cast(:dueAt as timestamptz), cast(:dueDay as date), :useful, :planned)
            on conflict (occurrence_id, lead) do update
            set starts_at = excluded.starts_at, due_at = excluded.due_at, due_day = excluded.due_day,
                useful_until = excluded.useful_until, planned = false
            where (reminder_due.starts_at, reminder_due.useful_until) <> (excluded.starts_at, excluded.useful_until)
               or (reminder_due.due_at, reminder_due.due_day) is distinct from (excluded.due_at, excluded.due_day)
            """;

    private final EntityManager entities;
    private final CatalogueQueries catalogue;

    ReminderDues(EntityManager entities, CatalogueQueries catalogue) {
        this.entities = entities;
        this.catalogue = catalogue;
    }

    /** In the editor's own transaction: what is no longer promised is taken back, what is new is noted. */
    void follow(@Observes EventsChanged news) {
        List<UUID> events =
                news.changes().stream().map(EventsChanged.Change::eventId).toList();
        entities.createNativeQuery("update planner set edited_at = :at")
                .setParameter("at", news.at())
                .executeUpdate();
        takeBack(events);
        List<LeadTime> leads = leadsInUse();
        for (EventsChanged.Change change : news.changes()) {
            note(change.after(), leads, news.at());
        }
        lookAgain(news);
    }

    /** Whoever comes to follow an event because it was edited is owed what was due before, as if it were new. */
    private void lookAgain(EventsChanged news) {
        List<UUID> events = news.changes().stream()
                .filter(change -> change.before() != null && !Collections.disjoint(change.fields(), FOLLOWED_BY))
                .map(EventsChanged.Change::eventId)
                .toList();
        if (!events.isEmpty()) {
            entities.createNativeQuery("update reminder_due d set planned = false from occurrence o"
                            + " where o.id = d.occurrence_id and o.event_id in (:events) and d.useful_until > :now")
                    .setParameter("events", events)
                    .setParameter("now", news.at())
                    .executeUpdate();
        }
    }

    /** Notes what falls due for lead times that somebody has come to use since. */
    void addNewLeads(Instant now) {
        for (String text : unknownLeads()) {
            LeadTime lead = LeadTime.parse(text);
            entities.createNativeQuery("insert into lead_time (lead, days, seconds) values (:lead, :days, :seconds)")
                    .setParameter("lead", lead.text())
                    .setParameter("days", lead.days())
                    .setParameter("seconds", lead.rest().toSeconds())
                    .executeUpdate();
            noteAll(lead, now);
        }
    }

    private void noteAll(LeadTime lead, Instant now) {
        String cursor = null;
        do {
            OccurrencePage page = catalogue.calendar(EventFilter.ALL, now, null, cursor, PAGE);
            for (UpcomingOccurrence found : page.occurrences()) {
                note(found.occurrence(), List.of(lead), now, true);
            }
            cursor = page.nextCursor();
        } while (cursor != null);
    }

    private void note(Event event, List<LeadTime> leads, Instant now) {
        boolean over =
                event.content().recurrence() == null && !event.time().endsAt().isAfter(now);
        if (leads.isEmpty() || over || !event.isPublic()) {
            return;
        }
        for (Occurrence occurrence : catalogue.occurrences(event, new Range(now, FAR))) {
            note(occurrence, leads, now, false);
        }
    }

    // Nothing is owed by what is over when it is entered, nor for a lead time that was chosen when it had passed.
    private void note(Occurrence occurrence, List<LeadTime> leads, Instant now, boolean newLead) {
        EventTime time = occurrence.time();
        Instant useful = LeadTime.usefulUntil(time);
        if (!occurrence.status().takesPlace() || !useful.isAfter(now)) {
            return;
        }
        for (LeadTime lead : leads) {
            boolean done = newLead && (time.allDay() || !lead.dueAt(time).isAfter(now));
            entities.createNativeQuery(UPSERT)
                    .setParameter("occurrence", occurrence.id())
                    .setParameter("lead", lead.text())
                    .setParameter("starts", occurrence.startsAt())
                    .setParameter(
                            "dueAt", time.allDay() ? null : lead.dueAt(time).toString())
                    .setParameter("dueDay", time.allDay() ? lead.dueDay(time).toString() : null)
                    .setParameter("useful", useful)
                    .setParameter("planned", done)
                    .executeUpdate();
        }
    }

    private void takeBack(List<UUID> events) {
        entities.createNativeQuery("""
                        delete from reminder_due d using occurrence o
                        where o.id = d.occurrence_id and o.event_id in (:events)
                          and (not o.visible or o.starts_at <> d.starts_at)
                        """).setParameter("events", events).executeUpdate();
        // What a mail server has already been given cannot be taken back.
        entities.createNativeQuery("""
                        update notice n
                        set skipped = case when exists (select 1 from occurrence o where o.id = n.occurrence_id
                                                        and o.visible) then 'moved' else 'cancelled' end
                        where n.event_id in (:events) and n.kind = 'REMINDER' and n.skipped is null
                          and not exists (select 1 from occurrence o where o.id = n.occurrence_id and o.visible
                                          and o.starts_at = n.starts_at)
                          and not exists (select 1 from message m where m.id = n.message_id
                                          and m.state not in ('HELD', 'QUEUED', 'RETRY'))
                        """).setParameter("events", events).executeUpdate();
    }

    private List<LeadTime> leadsInUse() {
        return Rows.<String>of(entities.createNativeQuery("select lead from lead_time order by lead", String.class))
                .stream()
                .map(LeadTime::parse)
                .toList();
    }

    private List<String> unknownLeads() {
        return Rows.of(entities.createNativeQuery(
                "select used.value from (" + DistinctValues.of("subscriber_lead_time", "lead")
                        + ") used where not exists (select 1 from lead_time k where k.lead = used.value)",
                String.class));
    }
}
