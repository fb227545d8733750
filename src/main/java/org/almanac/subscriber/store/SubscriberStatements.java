package org.almanac.subscriber.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;

/** What is changed for many subscribers at once, within the caller's transaction. */
@ApplicationScoped
public class SubscriberStatements {
    private static final String CONTINUE = """
            insert into subscriber_follow (subscriber_id, kind, target)
            select subscriber_id, kind, :later from subscriber_follow where kind = 'EVENT' and target = :earlier
            order by subscriber_id
            on conflict do nothing
            """;

    private static final String LOCK_FOLLOWERS = """
            select count(*) from (
                select id from subscriber
                where id in (select subscriber_id from subscriber_follow where kind = :kind and target = :old)
                order by id for update) locked
            """;

    // The choice has changed, and the planner looks at whose choice has.
    private static final String MOVE_FOLLOWERS = """
            with gone as (
                delete from subscriber_follow where kind = :kind and target = :old
                returning subscriber_id),
            come as (
                insert into subscriber_follow (subscriber_id, kind, target)
                select subscriber_id, :kind, :new from gone on conflict do nothing)
            update subscriber set updated_at = :now where id in (select subscriber_id from gone)
            """;

    private static final String MOVE_WISHES = """
            update subscription_request r
            set wish = jsonb_set(wish, array['follows', :list],
                (select jsonb_agg(distinct case when slug = :old then :new else slug end)
                 from jsonb_array_elements_text(wish -> 'follows' -> :list) slug))
            where confirmed_at is null and jsonb_exists(wish -> 'follows' -> :list, :old)
            """;

    private static final String ANALYZE =
            "analyze subscriber, subscriber_follow, subscriber_country, subscriber_lead_time";

    private final EntityManager database;

    SubscriberStatements(EntityManager database) {
        this.database = database;
    }

    /** Who follows one event follows another, too. */
    public void continueEvent(UUID earlier, UUID later) {
        database.createNativeQuery(CONTINUE)
                .setParameter("later", later.toString())
                .setParameter("earlier", earlier.toString())
                .executeUpdate();
    }

    /** Who follows one slug follows another instead. */
    public void moveFollowers(FollowTarget.Kind kind, String from, String to, Instant now) {
        // Their rows before their choices, as whoever saves a choice does.
        database.createNativeQuery(LOCK_FOLLOWERS)
                .setParameter("kind", kind.name())
                .setParameter("old", from)
                .getSingleResult();
        database.createNativeQuery(MOVE_FOLLOWERS)
                .setParameter("kind", kind.name())
                .setParameter("old", from)
                .setParameter("new", to)
                .setParameter("now", now)
                .executeUpdate();
    }

    /**
     * The same for requests that are not confirmed yet.
     *
     * @param list the part of a {@link RequestedSettings} that names the slug
     */
    public void moveWishes(String list, String from, String to) {
        database.createNativeQuery(MOVE_WISHES)
                .setParameter("list", list)
                .setParameter("old", from)
                .setParameter("new", to)
                .executeUpdate();
    }

    /** After many were written the database may still think that there are next to none, and plan accordingly. */
    public void analyze() {
        database.createNativeQuery(ANALYZE).executeUpdate();
    }
}
