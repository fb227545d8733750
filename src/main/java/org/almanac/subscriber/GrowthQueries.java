package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many subscribers there are and were; nobody is named. */
@ApplicationScoped
@Transactional
public class GrowthQueries {
    private static final String BY_STATE = "select state, count(*) from subscriber group by state";
    private static final String BY_DAY = """
        select cast(at at time zone :zone as date), count(*) filter (where action = 'CONFIRMED'),
            count(*) filter (where action = 'UNSUBSCRIBED')
        from subscriber_consent
        where action in ('CONFIRMED', 'UNSUBSCRIBED') and at >= :from group by 1
        """;

    private final EntityManager entities;

    GrowthQueries(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A day.
     *
     * @param total how many were subscribed at its end
     */
    public record Day(LocalDate day, long total, long came, long went) {}

    /** Those who are subscribed, who never confirmed, and who have ended it. */
    public record Totals(long active, long pending, long ended) {}

    public Totals totals() {
        Map<String, Long> counts = new HashMap<>();
        for (Object row : entities.createNativeQuery(BY_STATE).getResultList()) {
            Object[] state = (Object[]) row;
            counts.put((String) state[0], ((Number) state[1]).longValue());
        }
        return new Totals(
                counts.getOrDefault("ACTIVE", 0L),
                counts.getOrDefault("PENDING", 0L),
                counts.getOrDefault("UNSUBSCRIBED", 0L));
    }

    /**
     * Each day up to today. Who was erased is in none of them.
     *
     * @param days at least 1
     */
    public List<Day> days(LocalDate today, int days, ZoneId zone) {
        LocalDate first = today.minusDays(days - 1L);
        Map<LocalDate, long[]> moves = new HashMap<>();
        List<?> rows = entities.createNativeQuery(BY_DAY)
                .setParameter("zone", zone.getId())
                .setParameter("from", first.atStartOfDay(zone).toInstant())
                .getResultList();
        for (Object row : rows) {
            Object[] day = (Object[]) row;
            moves.put(
                    LocalDate.parse(day[0].toString()),
                    new long[] {((Number) day[1]).longValue(), ((Number) day[2]).longValue()});
        }
        long total = totals().active();
        List<Day> found = new ArrayList<>();
        for (LocalDate day = today; !day.isBefore(first); day = day.minusDays(1)) {
            long[] move = moves.getOrDefault(day, new long[2]);
            found.add(0, new Day(day, Math.max(0, total), move[0], move[1]));
            total -= move[0] - move[1];
        }
        return found;
    }
}
