package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalTime;

/** Writes the digests that have fallen due into the ledger: on Mondays and on the first of the month, zone by zone. */
@ApplicationScoped
class DigestPlanner {
    private static final String INTO_LEDGER = """
            insert into notice (id, subscriber_id, kind, subject, lead, due_at, ready_at, useful_until, skipped,
                                planned_at)
            select gen_random_uuid(), s.id, 'DIGEST', :subject, '', :dueAt, :dueAt, :usefulUntil,
                   case when s.paused_until > :dueAt then 'paused'
                        when cast(:usefulUntil as timestamptz) <= :now then 'late' end, :now
            from subscriber s
            where s.digest = :digest and s.time_zone = :zone and s.state = 'ACTIVE' and not s.suppressed
              and :dueAt > s.confirmed_at
              and (exists (select 1 from occurrence o join event e on e.id = o.event_id
                           where o.visible and o.starts_at > :dueAt and o.starts_at < :end and follows(s, e))
                   or exists (select 1 from first_visible v join event e on e.id = v.event_id
                              join occurrence o on o.event_id = e.id
                              where v.ahead and v.at > :begin and v.at <= :dueAt
                                and o.visible and o.starts_at > :dueAt and follows(s, e)))
            on conflict (subscriber_id, kind, subject, lead) do nothing
            """;

    private final EntityManager entities;
    private final LocalTime sendHour;

    DigestPlanner(EntityManager entities, NotificationSettings settings) {
        this.entities = entities;
        this.sendHour = settings.sendHour();
    }

    int plan(SendHour hour, Instant now) {
        int planned = 0;
        if (hour.isMonday()) {
            planned += write(DigestPeriod.of(false, hour.day(), hour.zone(), sendHour), hour, now);
        }
        if (hour.isFirstOfMonth()) {
            planned += write(DigestPeriod.of(true, hour.day(), hour.zone(), sendHour), hour, now);
        }
        return planned;
    }

    private int write(DigestPeriod period, SendHour hour, Instant now) {
        return entities.createNativeQuery(INTO_LEDGER)
                .setParameter("subject", period.name())
                .setParameter("digest", period.monthly() ? "MONTHLY" : "WEEKLY")
                .setParameter("zone", hour.zone().getId())
                .setParameter("dueAt", hour.at())
                .setParameter("begin", period.behind())
                .setParameter("end", period.end())
                .setParameter("usefulUntil", hour.at().plus(DigestPeriod.USEFUL))
                .setParameter("now", now)
                .executeUpdate();
    }
}
