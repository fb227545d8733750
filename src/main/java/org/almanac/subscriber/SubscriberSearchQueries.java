package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.almanac.paging.Cursor;
import org.almanac.paging.Page;
import org.jspecify.annotations.Nullable;

/** Finds subscribers, the newest first. */
@ApplicationScoped
@Transactional
public class SubscriberSearchQueries {
    private final EntityManager entities;
    private final SubscriberDirectory directory;
    private final Clock clock;

    SubscriberSearchQueries(EntityManager entities, SubscriberDirectory directory, Clock clock) {
        this.entities = entities;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * @param cursor null for the first page
     * @param limit at least 1
     * @throws org.almanac.problem.Problem of kind MALFORMED when the cursor is none of ours
     */
    public Page<SubscriberData> page(SubscriberSearch search, @Nullable String cursor, int limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = conditions(search, values);
        UUID before = Cursor.id(cursor);
        if (before != null) {
            conditions.add("s.id < :before");
            values.put("before", before);
        }
        List<?> rows = query("select s.id", conditions, " order by s.id desc limit " + (limit + 1), values)
                .getResultList();
        List<UUID> ids = rows.stream().map(UUID.class::cast).toList();
        return Page.of(ids, limit, UUID::toString).map(directory::read);
    }

    public long count(SubscriberSearch search) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = conditions(search, values);
        return ((Number) query("select count(*)", conditions, "", values).getSingleResult()).longValue();
    }

    private Query query(String select, List<String> conditions, String tail, Map<String, Object> values) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        Query query = entities.createNativeQuery(select + " from subscriber s" + where + tail);
        values.forEach(query::setParameter);
        return query;
    }

    private List<String> conditions(SubscriberSearch search, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>();
        String words = search.words();
        if (words != null) {
            conditions.add("strpos(s.email_key, :words) > 0");
            values.put("words", words.toLowerCase(Locale.ROOT));
        }
        SubscriberSearch.Standing standing = search.standing();
        if (standing != null) {
            conditions.add(standing(standing, values));
        }
        Set<String> follows = search.follows();
        if (follows != null) {
            conditions.add("exists (select 1 from subscriber_follow f where f.subscriber_id = s.id"
                    + " and f.kind <> 'EVENT' and f.target in (:follows))");
            values.put("follows", follows);
        }
        if (search.everything()) {
            conditions.add("s.follows_everything");
        }
        String digest = search.digest();
        if (digest != null) {
            conditions.add("s.digest = :digest");
            values.put("digest", digest);
        }
        Instant since = search.since();
        if (since != null) {
            conditions.add("s.created_at >= :since");
            values.put("since", since);
        }
        return conditions;
    }

    private String standing(SubscriberSearch.Standing standing, Map<String, Object> values) {
        return switch (standing) {
            case ACTIVE -> "s.state = 'ACTIVE' and not s.suppressed";
            case PENDING, UNSUBSCRIBED -> "s.state = '" + standing.name() + "'";
            case SUPPRESSED -> "s.suppressed";
            case PAUSED -> {
                values.put("now", clock.instant());
                yield "s.paused_until > :now";
            }
        };
    }
}
