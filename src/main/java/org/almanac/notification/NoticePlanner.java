package org.almanac.notification;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.almanac.event.CatalogueQueries;
import org.jspecify.annotations.Nullable;

/**
 * Brings the ledger up to now and hands what is due to the outbox. Any number of nodes may call it at any time: they
 * take turns, and who comes later finds it done.
 */
@ApplicationScoped
public class NoticePlanner {
    private final EntityManager entities;
    private final CatalogueQueries catalogue;
    private final ReminderDues dues;
    private final ReminderPlanner reminders;
    private final ChangePlanner changes;
    private final KeyDatePlanner keyDates;
    private final Announcements announcements;
    private final DigestPlanner digests;
    private final DrySpells spells;
    private final NoticeGathering gathering;
    private final NoticeMetrics metrics;
    private final NotificationSettings settings;
    private final Clock clock;

    /**
     * How far planning had come.
     *
     * @param editedAt when the catalogue was last edited since; null if it was not
     */
    private record Position(Instant plannedUntil, @Nullable Instant editedAt, long revision) {}

    NoticePlanner(
            EntityManager entities,
            CatalogueQueries catalogue,
            ReminderDues dues,
            ReminderPlanner reminders,
            ChangePlanner changes,
            KeyDatePlanner keyDates,
            Announcements announcements,
            DigestPlanner digests,
            DrySpells spells,
            NoticeGathering gathering,
            NoticeMetrics metrics,
            NotificationSettings settings,
            Clock clock) {
        this.entities = entities;
        this.catalogue = catalogue;
        this.dues = dues;
        this.reminders = reminders;
        this.changes = changes;
        this.keyDates = keyDates;
        this.announcements = announcements;
        this.digests = digests;
        this.spells = spells;
        this.gathering = gathering;
        this.metrics = metrics;
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
        QuarkusTransaction.requiringNew().run(() -> plan(now));
        gathering.gather(now);
    }

    private void plan(Instant now) {
        Position before = lock();
        dues.addNewLeads(now);
        metrics.planned("REMINDER", reminders.plan(now));
        long revision = catalogue.revision();
        if (revision != before.revision || somethingHappened(before.plannedUntil, now)) {
            spells.review(before.editedAt, now);
        }
        metrics.planned("NOTHING_UPCOMING", spells.plan(now));
        changes.plan(now);
        planDays(before.plannedUntil, now);
        entities.createNativeQuery("update planner set planned_until = :now, edited_at = null,"
                        + " catalogue_revision = :revision")
                .setParameter("now", now)
                .setParameter("revision", revision)
                .executeUpdate();
    }

    /** What is told at the send hour, wherever that has passed since. */
    private void planDays(Instant since, Instant now) {
        List<ZoneId> zones = zones();
        planFresh("REMINDER", reminders.days(), zones, now);
        planFresh("KEY_DATE", keyDates.days(), zones, now);
        for (SendHour hour : SendHour.between(since, now, zones, settings.sendHour())) {
            metrics.planned("REMINDER", reminders.days().plan(hour, now));
            metrics.planned("KEY_DATE", keyDates.days().plan(hour, now));
            metrics.planned("ANNOUNCED", announcements.plan(hour, now));
            metrics.planned("DIGEST", digests.plan(hour, now));
        }
    }

    private void planFresh(String kind, DayDues dues, List<ZoneId> zones, Instant now) {
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
        return Rows.<String>of(entities.createNativeQuery(DistinctValues.of("subscriber", "time_zone"), String.class))
                .stream()
                .map(ZoneId::of)
                .toList();
    }

    private Position lock() {
        Object[] row = (Object[]) entities.createNativeQuery(
                        "select planned_until, edited_at, catalogue_revision from planner for update", Object[].class)
                .getSingleResult();
        return new Position((Instant) row[0], (Instant) row[1], ((Number) row[2]).longValue());
    }

    /** Whether an event has started or a subscriber has changed, so that a dry spell may have begun or ended. */
    private boolean somethingHappened(Instant since, Instant now) {
        List<Integer> found = entities.createNativeQuery("""
                        select 1 where exists (select 1 from occurrence where visible and starts_at > :since
                                               and starts_at <= :now)
                                    or exists (select 1 from subscriber where updated_at > :since)
                        """, Integer.class)
                .setParameter("since", since)
                .setParameter("now", now)
                .getResultList();
        return !found.isEmpty();
    }
}
