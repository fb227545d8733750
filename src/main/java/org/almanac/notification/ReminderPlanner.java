package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.almanac.time.WallTime;

/**
 * Writes the reminders that have fallen due into the ledger, each with one statement for all subscribers. Planned twice
 * is planned once: the ledger's key is subscriber, kind, occurrence with its start, and lead time.
 */
@ApplicationScoped
class ReminderPlanner {
    // A reminder that was taken back because the event moved away is owed again when the event comes back.
    private static final String INTO_LEDGER = """
            insert into notice (id, subscriber_id, kind, event_id, occurrence_id, starts_at, subject, lead, due_at,
                                ready_at, useful_until, skipped, planned_at)
            select gen_random_uuid(), s.id, 'REMINDER', e.id, o.id, o.starts_at,
                   o.id || '@' || cast(extract(epoch from o.starts_at) as bigint), d.lead, d.due_at, d.due_at,
                   d.useful_until,
                   case when s.paused_until > d.due_at then 'paused' when d.useful_until <= :now then 'late' end, :now
            from due d
            join occurrence o on o.id = d.occurrence_id and o.visible
            join event e on e.id = o.event_id
            join subscriber_lead_time l on l.lead = d.lead
            join subscriber s on s.id = l.subscriber_id
            where s.state = 'ACTIVE' and not s.suppressed and d.due_at > s.confirmed_at and follows(s, e) %s
            on conflict (subscriber_id, kind, subject, lead) do update
            set skipped = excluded.skipped, message_id = null, due_at = excluded.due_at, ready_at = excluded.due_at,
                useful_until = excluded.useful_until
            where notice.skipped in ('moved', 'cancelled')
            """;

    private static final String TIMED = """
            with due as (
                update reminder_due set planned = true
                where not planned and due_at <= :now
                returning occurrence_id, lead, due_at, useful_until)
            """ + INTO_LEDGER.formatted("");

    private static final String DAYS = """
            with due as (
                select occurrence_id, lead, cast(:dueAt as timestamptz) as due_at, useful_until
                from reminder_due where due_day = :day %s)
            """ + INTO_LEDGER.formatted("and s.time_zone = :zone");

    private final EntityManager entities;
    private final LocalTime sendHour;

    ReminderPlanner(EntityManager entities, NotificationSettings settings) {
        this.entities = entities;
        this.sendHour = settings.sendHour();
    }

    /**
     * @param since how far planning had come
     * @return how many reminders were promised
     */
    int plan(Instant since, Instant now) {
        int planned = entities.createNativeQuery(TIMED).setParameter("now", now).executeUpdate();
        List<ZoneId> zones = zones();
        for (LocalDate day : freshDays(now)) {
            for (ZoneId zone : zones) {
                planned += planDay(day, zone, Instant.MIN, now, "and not planned");
            }
        }
        entities.createNativeQuery("update reminder_due set planned = true where not planned and due_day <= :day")
                .setParameter("day", lastDay(now))
                .executeUpdate();
        for (ZoneId zone : zones) {
            for (LocalDate day = firstDay(since, now, zone);
                    !day.isAfter(now.atZone(zone).toLocalDate());
                    day = day.plusDays(1)) {
                planned += planDay(day, zone, since, now, "");
            }
        }
        return planned;
    }

    /** Plans a day's reminders for a zone, if the send hour of that day there lies in (since, now]. */
    private int planDay(LocalDate day, ZoneId zone, Instant since, Instant now, String which) {
        Instant dueAt = WallTime.instant(day.atTime(sendHour), zone);
        if (!dueAt.isAfter(since) || dueAt.isAfter(now)) {
            return 0;
        }
        Query query = entities.createNativeQuery(DAYS.formatted(which))
                .setParameter("dueAt", dueAt.toString())
                .setParameter("day", day)
                .setParameter("zone", zone.getId())
                .setParameter("now", now);
        return query.executeUpdate();
    }

    // After a long downtime nothing older than what can still be useful is of interest, except to be noted as late.
    private static LocalDate firstDay(Instant since, Instant now, ZoneId zone) {
        LocalDate first = since.isAfter(Instant.EPOCH)
                ? since.atZone(zone).toLocalDate()
                : now.atZone(zone).toLocalDate();
        LocalDate bound = now.atZone(zone).toLocalDate().minusDays(40);
        return first.isBefore(bound) ? bound : first;
    }

    private static LocalDate lastDay(Instant now) {
        return now.atZone(ZoneId.of("Etc/GMT-14")).toLocalDate();
    }

    private List<LocalDate> freshDays(Instant now) {
        return Rows.of(entities.createNativeQuery(
                        "select distinct due_day from reminder_due where not planned and due_day <= :day",
                        LocalDate.class)
                .setParameter("day", lastDay(now)));
    }

    private List<ZoneId> zones() {
        return Rows.<String>of(entities.createNativeQuery(DistinctValues.of("subscriber", "time_zone"), String.class))
                .stream()
                .map(ZoneId::of)
                .toList();
    }
}
