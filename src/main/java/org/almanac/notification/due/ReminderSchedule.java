package org.almanac.notification.due;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventFilter;
import org.almanac.event.EventTime;
import org.almanac.event.EventsChanged;
import org.almanac.event.Occurrence;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.paging.Page;
import org.almanac.subscriber.LeadTime;
import org.almanac.subscriber.SubscribersChanged;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/** Keeps, for every occurrence ahead and every lead time in use, when its reminders fall due. */
@ApplicationScoped
public class ReminderSchedule {
    private static final Instant MAX_INSTANT = Instant.parse("9999-12-31T00:00:00Z");
    private static final int PAGE = 500;

    /** The fields that decide what falls due and when, as the API spells them. */
    private static final Set<String> DUE_BY =
            Set.of("start", "end", "timeZone", "allDay", "status", "published", "withdrawn", "recurrence");

    /** The fields by which choices find events, as the API spells them. */
    private static final Set<String> FOLLOWED_BY = Set.of("tags", "series", "organiser", "venue", "onlineUrl");

    private final ReminderStatements reminders;
    private final LeadTimeStatements leadTimes;
    private final CatalogueQueries catalogue;

    ReminderSchedule(ReminderStatements reminders, LeadTimeStatements leadTimes, CatalogueQueries catalogue) {
        this.reminders = reminders;
        this.leadTimes = leadTimes;
        this.catalogue = catalogue;
    }

    /** In the editor's own transaction: what is no longer promised is taken back, what is new is noted. */
    void follow(@Observes EventsChanged news) {
        List<UUID> events =
                news.changes().stream().map(EventsChanged.Change::eventId).toList();
        reminders.takeBack(events);
        List<LeadTime> leads = leadTimes.inUse();
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
            reminders.planAgain(events, news.at());
        }
    }

    /** In the reader's own transaction: lead times that nobody had before. */
    void hear(@Observes SubscribersChanged news) {
        leadTimes.unknownOf(news.subscriberIds()).forEach(lead -> leadTimes.insert(lead, news.at()));
    }

    /**
     * Notes what falls due for lead times that somebody has come to use since. Entities that the caller has read before are
     * detached afterwards.
     */
    public void addNewLeads(Instant now) {
        leadTimes.takeNew().forEach(chosen -> noteAll(LeadTime.of(chosen.lead()), chosen.chosenAt(), now));
    }

    private void noteAll(LeadTime lead, Instant chosenAt, Instant now) {
        String cursor = null;
        do {
            Page<UpcomingOccurrence> page =
                    catalogue.calendar(EventFilter.ALL, now, null, cursor, PAGE).page();
            for (UpcomingOccurrence found : page.items()) {
                note(found.occurrence(), List.of(lead), now, chosenAt);
            }
            cursor = page.nextCursor();
            reminders.letGo();
        } while (cursor != null);
    }

    private void note(Event event, List<LeadTime> leads, Instant now) {
        boolean over =
                event.content().recurrence() == null && !event.time().endsAt().isAfter(now);
        if (leads.isEmpty() || over || !event.isPublic()) {
            return;
        }
        for (Occurrence occurrence : catalogue.stored(event, new Range(now, MAX_INSTANT))) {
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
            reminders.note(new ReminderStatements.Due(
                    occurrence.id(),
                    lead.canonical(),
                    occurrence.startsAt(),
                    time.allDay() ? null : DueTimes.at(lead, time),
                    time.allDay() ? DueTimes.day(lead, time.firstDay()) : null,
                    useful,
                    chosenAt != null && isPast(lead, time, chosenAt)));
        }
    }

    // The hours of a day are looked at one by one as they pass; those that have passed are not looked at again.
    private static boolean isPast(LeadTime lead, EventTime time, Instant chosenAt) {
        return time.allDay() || !DueTimes.at(lead, time).isAfter(chosenAt);
    }
}
