package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Map;
import org.almanac.event.RegisterKind;
import org.almanac.event.SlugMoved;

/** Who follows a tag, series or organiser goes on following it when it is renamed or merged. */
@ApplicationScoped
class MovedSlugs {
    /** What can be followed, and where a wish that is not confirmed yet names it. */
    private static final Map<RegisterKind, String> IN_WISHES =
            Map.of(RegisterKind.TAG, "tags", RegisterKind.SERIES, "series", RegisterKind.ORGANISER, "organisers");

    private final EntityManager entities;
    private final Clock clock;

    MovedSlugs(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** In the editor's own transaction. */
    void follow(@Observes SlugMoved move) {
        String inWishes = IN_WISHES.get(move.kind());
        if (inWishes != null) {
            followers(move);
            wishes(move, inWishes);
        }
    }

    private void followers(SlugMoved move) {
        // Their rows before their choices, as whoever saves a choice does.
        entities.createNativeQuery(
                        "select count(*) from (select id from subscriber where id in (select subscriber_id"
                                + " from subscriber_follow where kind = :kind and target = :old) order by id for update) locked")
                .setParameter("kind", move.kind().name())
                .setParameter("old", move.from())
                .getSingleResult();
        // The choice has changed, and the planner looks at whose choice has.
        entities.createNativeQuery("""
                        with gone as (
                            delete from subscriber_follow where kind = :kind and target = :old
                            returning subscriber_id),
                        come as (
                            insert into subscriber_follow (subscriber_id, kind, target)
                            select subscriber_id, :kind, :new from gone on conflict do nothing)
                        update subscriber set updated_at = :now where id in (select subscriber_id from gone)
                        """)
                .setParameter("kind", move.kind().name())
                .setParameter("old", move.from())
                .setParameter("new", move.to())
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private void wishes(SlugMoved move, String list) {
        entities.createNativeQuery("""
                        update subscription_request r
                        set wish = jsonb_set(wish, array['follows', :list],
                            (select jsonb_agg(distinct case when slug = :old then :new else slug end)
                             from jsonb_array_elements_text(wish -> 'follows' -> :list) slug))
                        where confirmed_at is null and jsonb_exists(wish -> 'follows' -> :list, :old)
                        """)
                .setParameter("list", list)
                .setParameter("old", move.from())
                .setParameter("new", move.to())
                .executeUpdate();
    }
}
