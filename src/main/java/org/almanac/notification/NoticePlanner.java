package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.almanac.notification.due.DayDueStatements;
import org.almanac.notification.due.KeyDateStatements;
import org.almanac.notification.due.ReminderSchedule;
import org.almanac.notification.due.ReminderStatements;
import org.almanac.notification.due.SendHour;
import org.almanac.notification.plan.AnnouncementPlanner;
import org.almanac.notification.plan.ChangePlanner;
import org.almanac.notification.plan.DigestPlanner;
import org.almanac.notification.plan.NothingUpcomingPlanner;
import org.almanac.notification.plan.NoticeEnqueuer;
import org.almanac.notification.plan.NoticeMetrics;
import org.almanac.notification.plan.PlannerRepository;
import org.almanac.notification.plan.PlanningStatements;
import org.almanac.problem.RenderFailures;
import org.almanac.transaction.Transactions;

/**
 * Brings the ledger up to now and hands what is due to the outbox. Any number of nodes may call it at any time: they
 * take turns, and who comes later finds it done.
 */
@ApplicationScoped
public class NoticePlanner {
    private final PlannerRepository planners;
    private final PlanningStatements planning;
    private final ReminderSchedule dues;
    private final ReminderStatements reminders;
    private final ChangePlanner changes;
    private final KeyDateStatements keyDates;
    private final AnnouncementPlanner announcements;
    private final DigestPlanner digests;
    private final NothingUpcomingPlanner nothingUpcoming;
    private final NoticeEnqueuer gathering;
    private final NoticeMetrics metrics;
    private final RenderFailures failures;
    private final NotificationSettings settings;
    private final Clock clock;

    NoticePlanner(
            PlannerRepository planners,
            PlanningStatements planning,
            ReminderSchedule dues,
            ReminderStatements reminders,
            ChangePlanner changes,
            KeyDateStatements keyDates,
            AnnouncementPlanner announcements,
            DigestPlanner digests,
            NothingUpcomingPlanner nothingUpcoming,
            NoticeEnqueuer gathering,
            NoticeMetrics metrics,
            RenderFailures failures,
            NotificationSettings settings,
            Clock clock) {
        this.planners = planners;
        this.planning = planning;
        this.dues = dues;
        this.reminders = reminders;
        this.changes = changes;
        this.keyDates = keyDates;
        this.announcements = announcements;
        this.digests = digests;
        this.nothingUpcoming = nothingUpcoming;
        this.gathering = gathering;
        this.metrics = metrics;
        this.failures = failures;
        this.settings = settings;
        this.clock = clock;
    }

    /** How often to call. */
    public Duration interval() {
        return settings.tick();
    }

    /** Plans all that has fallen due and puts it in the outbox. */
    public void tick() {
        Instant now = clock.instant();
        Transactions.runAnew(() -> plan(now));
        gathering.gather(now);
    }

    private void plan(Instant now) {
        planning.planForValues();
        Instant since = planners.lock().plannedUntil();
        dues.addNewLeads(now);
        metrics.planned("REMINDER", reminders.plan(now));
        nothingUpcoming.review(since, now);
        metrics.planned("NOTHING_UPCOMING", nothingUpcoming.plan(now));
        changes.plan(now);
        planDays(since, now);
        // Read again: planning changes lets go of what was read.
        planners.lock().planned(now);
    }

    /** What is told at the send hour, wherever that has passed since. */
    private void planDays(Instant since, Instant now) {
        List<ZoneId> zones = zones();
        planFresh("REMINDER", reminders.days(), zones, now);
        planFresh("KEY_DATE", keyDates.days(), zones, now);
        List<SendHour> hours = SendHour.between(since, now, zones, settings.sendHour());
        metrics.planned("REMINDER", reminders.days().plan(hours, now));
        metrics.planned("KEY_DATE", keyDates.days().plan(hours, now));
        metrics.planned("ANNOUNCED", announcements.plan(hours, now));
        metrics.planned("DIGEST", digests.plan(hours, since, now));
    }

    private void planFresh(String kind, DayDueStatements dues, List<ZoneId> zones, Instant now) {
        for (LocalDate day : dues.freshDays(lastDay(now))) {
            metrics.planned(kind, dues.planFresh(past(day, zones, now), now));
        }
        dues.doneUntil(lastDay(now));
    }

    /** The send hours of a day in the zones where they have passed. */
    private List<SendHour> past(LocalDate day, List<ZoneId> zones, Instant now) {
        return zones.stream()
                .map(zone -> SendHour.of(day, zone, settings.sendHour()))
                .filter(hour -> !hour.at().isAfter(now))
                .toList();
    }

    /** The day that it is where days begin first. */
    private static LocalDate lastDay(Instant now) {
        return now.atZone(ZoneId.of("Etc/GMT-14")).toLocalDate();
    }

    private List<ZoneId> zones() {
        return planning.zones().stream()
                .flatMap(zone ->
                        failures
                                .firstOf("zone", "zone " + zone, 0, List.<Supplier<ZoneId>>of(() -> ZoneId.of(zone)))
                                .stream())
                .toList();
    }
}
