package org.almanac.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** How many mails there were of each kind and what became of them, by day; nobody is named. */
@ApplicationScoped
@Transactional
public class MailFigureQueries {
    private static final String BY_DAY = """
        select cast(created_at at time zone :zone as date), kinds[1], state, count(*)
        from message where created_at >= :from group by 1, 2, 3 order by 1, 2, 3
        """;

    private final EntityManager entities;

    MailFigureQueries(EntityManager entities) {
        this.entities = entities;
    }

    /** @param kind the most urgent of those that the mails carry */
    public record Figure(LocalDate day, MessageKind kind, MessageState state, long mails) {}

    /** Of mails that were queued since an instant and are still kept. */
    public List<Figure> byDay(Instant from, ZoneId zone) {
        List<?> rows = entities.createNativeQuery(BY_DAY)
                .setParameter("zone", zone.getId())
                .setParameter("from", from)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Figure(
                        LocalDate.parse(row[0].toString()),
                        MessageKind.valueOf((String) row[1]),
                        MessageState.valueOf((String) row[2]),
                        ((Number) row[3]).longValue()))
                .toList();
    }
}
