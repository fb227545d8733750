package org.almanac.notification.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What subscribers have chosen, and when it last took place: for many at once. */
@ApplicationScoped
public class ChoiceQueries {
    // What only drafts name keeps the word that it was followed by; what was hidden, the title that it had.
    private static final String NAMES = """
            select f.subscriber_id, coalesce(t.name, x.name, g.name, e.title, k.title, f.target) from subscriber_follow f
            left join tag t on f.kind = 'TAG' and t.slug = f.target and exists (
                select 1 from event_tag et join event u on u.id = et.event_id
                where et.tag_id = t.id and u.published and u.withdrawn_at is null)
            left join series x on f.kind = 'SERIES' and x.slug = f.target and exists (
                select 1 from event u where u.series_id = x.id and u.published and u.withdrawn_at is null)
            left join organiser g on f.kind = 'ORGANISER' and g.slug = f.target and exists (
                select 1 from event u where u.organiser_id = g.id and u.published and u.withdrawn_at is null)
            left join event e on f.kind = 'EVENT' and cast(e.id as text) = f.target
                and e.published and e.withdrawn_at is null
            left join tombstone k on f.kind = 'EVENT' and cast(k.event_id as text) = f.target
            where f.subscriber_id = any(:subscribers) order by 1, 2
            """;
    /**
     * Tables that follow {@code reader (id, follows_everything, picky)}: {@code last (id, starts_at)} names, for each
     * reader, when events of the choice last started. Asked once for each word that somebody chose, then once for each
     * reader.
     */
    public static final String LAST_STARTS = """
            choice as (
                select f.subscriber_id, f.kind, f.target from reader r
                join subscriber_follow f on f.subscriber_id = r.id),
            past as materialized (
                select k.kind, k.target, k.kind = 'EVENT' or e.online_url is not null as anywhere, v.country,
                       max(o.starts_at) as starts_at
                from (select distinct kind, target from choice) k
                cross join lateral key_events(k.kind, k.target) e
                left join venue v on v.id = e.venue_id
                join occurrence o on o.event_id = e.id and o.visible and o.starts_at <= :now
                group by 1, 2, 3, 4),
            everything as materialized (
                select e.online_url is not null as anywhere, v.country, max(o.starts_at) as starts_at
                from occurrence o join event e on e.id = o.event_id left join venue v on v.id = e.venue_id
                where o.visible and o.starts_at <= :now and exists (select 1 from reader where follows_everything)
                group by 1, 2),
            last as (
                select r.id, max(p.starts_at) as starts_at
                from reader r join choice c on c.subscriber_id = r.id
                join past p on p.kind = c.kind and p.target = c.target
                where not r.picky or p.anywhere
                   or exists (select 1 from subscriber_country y where y.subscriber_id = r.id and y.country = p.country)
                group by r.id
                union all
                select r.id, max(x.starts_at) from reader r join everything x
                    on not r.picky or x.anywhere
                    or exists (select 1 from subscriber_country y where y.subscriber_id = r.id and y.country = x.country)
                where r.follows_everything group by r.id)
            """;

    private static final String LAST_OF_CHOICE = """
            with reader as materialized (
                select s.id, s.follows_everything,
                       exists (select 1 from subscriber_country c where c.subscriber_id = s.id) as picky
                from subscriber s where s.id = any(:subscribers)),
            """ + LAST_STARTS + "select id, max(starts_at) from last group by id";

    private final Session session;

    ChoiceQueries(Session session) {
        this.session = session;
    }

    /**
     * @param names of what is chosen, in order; empty when everything is
     * @param lastStart of an event of the choice; null when there never was one
     */
    public record Choice(List<String> names, @Nullable Instant lastStart) {}

    /** By subscriber. */
    public Map<UUID, Choice> of(Collection<UUID> subscribers, Instant now) {
        Map<UUID, Choice> choices = new HashMap<>();
        if (subscribers.isEmpty()) {
            return choices;
        }
        UUID[] ids = subscribers.toArray(UUID[]::new);
        Map<UUID, List<String>> names = new HashMap<>();
        session.createNativeQuery(NAMES, Object[].class)
                .setParameter("subscribers", ids)
                .getResultList()
                .forEach(row -> names.computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                        .add((String) row[1]));
        Map<UUID, Instant> starts = new HashMap<>();
        session.createNativeQuery(LAST_OF_CHOICE, Object[].class)
                .setParameter("subscribers", ids)
                .setParameter("now", now)
                .getResultList()
                .forEach(row -> starts.put((UUID) row[0], (Instant) row[1]));
        subscribers.forEach(id -> choices.put(id, new Choice(names.getOrDefault(id, List.of()), starts.get(id))));
        return choices;
    }
}
