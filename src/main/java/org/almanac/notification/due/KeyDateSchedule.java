package org.almanac.notification.due;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import org.almanac.event.Event;
import org.almanac.event.EventsChanged;
import org.almanac.event.KeyDate;
import org.almanac.notification.NotificationSettings;
import org.almanac.subscriber.LeadTime;

/** Keeps, for every key date ahead, on which day a note of it falls due. */
@ApplicationScoped
class KeyDateSchedule {
    private final KeyDateStatements statements;
    private final List<LeadTime> leads;

    KeyDateSchedule(KeyDateStatements statements, NotificationSettings settings) {
        this.statements = statements;
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
        if (on) {
            statements.forgetOthers(event.id());
        } else {
            statements.forgetAll(event.id());
        }
        if (on && !isOver(event, now)) {
            event.content().keyDates().stream()
                    .filter(date -> !known.contains(date))
                    .forEach(date -> note(event, date, now));
        }
        statements.takeBack(event.id(), on ? "moved" : "cancelled");
    }

    /** Nothing is owed by what is over when it is entered; its dates say so, since the first may have been moved. */
    private boolean isOver(Event event, Instant now) {
        return event.content().recurrence() == null
                ? !event.time().endsAt().isAfter(now)
                : !statements.lasts(event.id(), now);
    }

    private void note(Event event, KeyDate date, Instant now) {
        Instant usefulUntil = date.startsAt(event.time().zone());
        if (!usefulUntil.isAfter(now)) {
            return;
        }
        for (LeadTime lead : leads) {
            statements.note(event.id(), date, lead.canonical(), DueTimes.day(lead, date.at()), usefulUntil);
        }
    }
}
