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
import org.almanac.subscriber.LeadTime;
import org.almanac.subscriber.SubscribersChanged;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/** Keeps, for every occurrence ahead and every lead time in use, when its reminders fall due. */
@ApplicationScoped
class ReminderDues {
    private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");
    private static final int PAGE = 500;

    /** The fields that decide what falls due and when, as the API spells them. */
    private static final Set<String> DUE_BY =
            Set.of("start", "end", "timeZone", "allDay", "status", "published", "withdrawn", "recurrence");

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
        takeBack(events);
        List<LeadTime> leads = leadsInUse();
        for (EventsChanged.Change change : news.changes()) {
            // Nothing but occurrences that came into sight names no field.
            if (change.before() == null
                    || change.fields().isEmpty()
                    || !Collections.disjoint(change.fields(), DUE_BY)) {
                note(change.after(), leads, news.at());
            }
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

    /** In the reader's own transaction: lead times that nobody had before. */
    void hear(@Observes SubscribersChanged news) {
        List<String> unknown = Rows.of(entities.createNativeQuery(
                        "select distinct l.lead from subscriber_lead_time l where l.subscriber_id in (:subscribers)"
                                + " and not exists (select 1 from lead_time k where k.lead = l.lead) order by 1",
                        String.class)
                .setParameter("subscribers", news.subscriberIds()));
        for (String text : unknown) {
            LeadTime lead = LeadTime.of(text);
            entities.createNativeQuery("insert into lead_time (lead, days, seconds, chosen_at, noted)"
                            + " values (:lead, :days, :seconds, :at, false) on conflict (lead) do nothing")
                    .setParameter("lead", lead.canonical())
                    .setParameter("days", lead.days())
                    .setParameter("seconds", lead.rest().toSeconds())
                    .setParameter("at", news.at())
                    .executeUpdate();
        }
    }

    /** Notes what falls due for lead times that somebody has come to use since. */
    void addNewLeads(Instant now) {
        List<Object[]> chosen = Rows.of(entities.createNativeQuery(
                "update lead_time set noted = true where not noted returning lead, chosen_at", Object[].class));
        for (Object[] row : chosen) {
            noteAll(LeadTime.of((String) row[0]), (Instant) row[1], now);
        }
    }

    private void noteAll(LeadTime lead, Instant chosenAt, Instant now) {
        String cursor = null;
        do {
            OccurrencePage page = catalogue.calendar(EventFilter.ALL, now, null, cursor, PAGE);
            for (UpcomingOccurrence found : page.occurrences()) {
                note(found.occurrence(), List.of(lead), now, chosenAt);
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
        for (Occurrence occurrence : catalogue.stored(event, new Range(now, FAR))) {
            note(occurrence, leads, now, null);
        }
    }

    /**
     * Nothing is owed by what is over when it is entered, nor for a lead time that was chosen when it had passed.
     *
     * @param chosenAt since when the lead times are in use; null when they were before
     */
    private void note(Occurrence occurrence, List<LeadTime> leads, Instant now, @Nullable Instant chosenAt) {
        EventTime time = occurrence.time();
        Instant useful = DueTimes.usefulUntil(time);
        if (!occurrence.status().takesPlace() || !useful.isAfter(now)) {
            return;
        }
        for (LeadTime lead : leads) {
            boolean planned = chosenAt != null && isPast(lead, time, chosenAt);
            entities.createNativeQuery(UPSERT)
                    .setParameter("occurrence", occurrence.id())
                    .setParameter("lead", lead.canonical())
                    .setParameter("starts", occurrence.startsAt())
                    .setParameter(
                            "dueAt",
                            time.allDay() ? null : DueTimes.at(lead, time).toString())
                    .setParameter(
                            "dueDay",
                            time.allDay() ? DueTimes.day(lead, time.firstDay()).toString() : null)
                    .setParameter("useful", useful)
                    .setParameter("planned", planned)
                    .executeUpdate();
        }
    }

    // The hours of a day are looked at one by one as they pass; those that have passed are not looked at again.
    private static boolean isPast(LeadTime lead, EventTime time, Instant chosenAt) {
        return time.allDay() || !DueTimes.at(lead, time).isAfter(chosenAt);
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
                .map(LeadTime::of)
                .toList();
    }
}
