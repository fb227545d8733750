package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Notices when a subscriber's choice has nothing ahead, and says so once. A spell is a row; it goes when something is
 * ahead again, and the next one is another.
 */
@ApplicationScoped
class DrySpells {
    private static final String NOTHING_AHEAD = "not follows_ahead(s, :now)";

    private static final String OWED =
            "s.state = 'ACTIVE' and not s.suppressed and s.nothing_upcoming and s.confirmed_at is not null";

    // It began when the last event of the choice started, when the subscriber came or chose, or when an edit took the
    // events away.
    private static final String BEGIN = """
            insert into dry_spell (subscriber_id, began, noticed)
            select s.id, greatest(
                       s.confirmed_at, s.updated_at,
                       (select max(o.starts_at) from occurrence o join event e on e.id = o.event_id
                        where o.visible and o.starts_at <= :now and follows(s, e)),
                       cast(:edited as timestamptz)), false
            from subscriber s
            where not exists (select 1 from dry_spell d where d.subscriber_id = s.id)
            and """ + " " + OWED + " and " + NOTHING_AHEAD + """
             on conflict (subscriber_id) do nothing
            """;

    // Who was told that nothing is ahead hears of what ended that, even without announcements.
    private static final String END = "with ended as (delete from dry_spell d using subscriber s"
            + " where s.id = d.subscriber_id and not (" + OWED + " and " + NOTHING_AHEAD + ")"
            + " returning d.subscriber_id, d.began, d.noticed) " + """
            insert into spell_end (subscriber_id, event_id, at)
            select distinct s.id, e.id, e.updated_at
            from ended x
            join subscriber s on s.id = x.subscriber_id
            join occurrence o on o.visible and o.starts_at > :now
            join event e on e.id = o.event_id and e.updated_at >= x.began
            where x.noticed and follows(s, e)
              and exists (select 1 from notice n
                          join message m on m.id = n.message_id and m.state in ('SENDING', 'SENT')
                          where n.subscriber_id = s.id and n.kind = 'NOTHING_UPCOMING' and n.skipped is null
                            and n.subject = cast(cast(extract(epoch from x.began) * 1000 as bigint) as text))
            on conflict (subscriber_id, event_id) do update set at = excluded.at
            """;

    private static final String SAY = """
            with said as (
                update dry_spell d set noticed = true
                from subscriber s
                where s.id = d.subscriber_id and not d.noticed and d.began <= cast(:edge as timestamptz)
                  and not exists (select 1 from notice n where n.subscriber_id = s.id and n.kind = 'NOTHING_UPCOMING'
                                  and n.skipped is null and n.due_at > cast(:lastEdge as timestamptz))
                returning s.id, d.began, s.paused_until)
            insert into notice (id, subscriber_id, kind, subject, lead, due_at, ready_at, skipped, planned_at)
            select gen_random_uuid(), id, 'NOTHING_UPCOMING', cast(extract(epoch from began) * 1000 as bigint), '',
                   :now, :now, case when paused_until > :now then 'paused' end, :now
            from said
            on conflict (subscriber_id, kind, subject, lead) do nothing
            """;

    private final EntityManager entities;
    private final NotificationSettings.NothingUpcoming settings;

    DrySpells(EntityManager entities, NotificationSettings settings) {
        this.entities = entities;
        this.settings = settings.nothingUpcoming();
    }

    /**
     * Ends and begins spells. Looks at every subscriber; to be called only when something may have changed.
     *
     * @param edited when the catalogue was last edited since the last call; null if it was not
     */
    void review(@Nullable Instant edited, Instant now) {
        entities.createNativeQuery(END).setParameter("now", now).executeUpdate();
        entities.createNativeQuery(BEGIN)
                .setParameter("now", now)
                .setParameter("edited", edited == null ? null : edited.toString())
                .executeUpdate();
    }

    /** @return how many notes were promised */
    int plan(Instant now) {
        return entities.createNativeQuery(SAY)
                .setParameter("now", now)
                .setParameter("edge", now.minus(settings.after()).toString())
                .setParameter("lastEdge", now.minus(settings.minInterval()).toString())
                .executeUpdate();
    }
}
