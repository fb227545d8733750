package org.almanac.notification.due;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.subscriber.LeadTime;
import org.hibernate.Session;

/** The lead times that somebody uses, each once. SQL, because two readers may come to use one at the same time. */
@ApplicationScoped
class LeadTimeStatements {
    private static final String UNKNOWN = """
            select distinct l.lead from subscriber_lead_time l where l.subscriber_id in (:subscribers)
            and not exists (select 1 from lead_time k where k.lead = l.lead) order by 1
            """;
    private static final String INSERT = """
            insert into lead_time (lead, days, seconds, chosen_at, noted)
            values (:lead, :days, :seconds, :at, false) on conflict (lead) do nothing
            """;

    private final Session session;

    LeadTimeStatements(Session session) {
        this.session = session;
    }

    /** @param chosenAt when the first reader chose it */
    record Chosen(String lead, Instant chosenAt) {}

    /** Those that nobody had before. */
    List<LeadTime> unknownOf(List<UUID> subscribers) {
        return leads(session.createNativeQuery(UNKNOWN, String.class)
                .setParameter("subscribers", subscribers)
                .getResultList());
    }

    void insert(LeadTime lead, Instant chosenAt) {
        session.createNativeMutationQuery(INSERT)
                .setParameter("lead", lead.canonical())
                .setParameter("days", lead.days())
                .setParameter("seconds", lead.rest().toSeconds())
                .setParameter("at", chosenAt)
                .executeUpdate();
    }

    /** Those of which nothing was noted so far; another call does not give them again. */
    List<Chosen> takeNew() {
        return session.createNativeQuery(
                        "update lead_time set noted = true where not noted returning lead, chosen_at", Chosen.class)
                .getResultList();
    }

    List<LeadTime> inUse() {
        return leads(session.createNativeQuery("select lead from lead_time order by lead", String.class)
                .getResultList());
    }

    private static List<LeadTime> leads(List<String> texts) {
        return texts.stream().map(LeadTime::of).toList();
    }
}
