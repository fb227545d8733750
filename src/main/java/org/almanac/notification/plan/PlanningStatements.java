package org.almanac.notification.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.Session;

/** What a tick of the planner asks of the database as a whole. */
@ApplicationScoped
public class PlanningStatements {
    // From one value to the next in the index: it costs as much as there are zones and not as there are readers.
    private static final String ZONES = """
            with recursive distinct_values as (
                select (select min(time_zone) from subscriber) as value
                union all
                select (select min(t.time_zone) from subscriber t where t.time_zone > d.value)
                from distinct_values d where d.value is not null)
            select value from distinct_values where value is not null order by value
            """;

    private final Session session;

    PlanningStatements(Session session) {
        this.session = session;
    }

    /**
     * For the rest of the transaction every plan is made for its values. One for any instant at all expects a third of a
     * table to be later, and reads all of it to find nothing.
     */
    public void planForValues() {
        session.createNativeMutationQuery("set local plan_cache_mode = force_custom_plan")
                .executeUpdate();
    }

    /** The names of all zones that readers have, in order. */
    public List<String> zones() {
        return session.createNativeQuery(ZONES, String.class).getResultList();
    }
}
