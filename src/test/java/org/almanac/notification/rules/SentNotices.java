package org.almanac.notification.rules;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** What the service has sent to the readers of one walk. */
final class SentNotices {
    private final EntityManager entities;
    private final String run;
    private final Set<UUID> seen = new HashSet<>();

    /** @param run how the readers' addresses begin */
    SentNotices(EntityManager entities, String run) {
        this.entities = entities;
        this.run = run;
    }

    /** For each address the things that mails said since. */
    Map<String, Set<String>> sinceLastLook() {
        Map<String, Set<String>> sent = new TreeMap<>();
        for (Object[] row : rows()) {
            // A notice that was taken back and is owed again is the same row; it can be sent once only.
            if (seen.add((UUID) row[0])) {
                sent.computeIfAbsent((String) row[1], email -> new TreeSet<>()).add(line(row));
            }
        }
        return sent;
    }

    @SuppressWarnings("unchecked") // native queries have no types of their own
    private List<Object[]> rows() {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("""
                        select n.id, m.recipient, n.kind, n.event_id, n.lead, n.starts_at, n.subject
                        from notice n join message m on m.id = n.message_id
                        where m.state = 'SENT' and n.skipped is null and m.recipient like :run
                        """, Object[].class)
                        .setParameter("run", run + "%")
                        .getResultList());
    }

    private static String line(Object[] row) {
        String kind = (String) row[2];
        String event = row[3] == null ? "" : row[3].toString();
        String subject = (String) row[6];
        String detail = switch (kind) {
            case "REMINDER" -> row[4] + "@" + row[5];
            case "KEY_DATE" -> subject.substring(subject.indexOf('@') + 1);
            case "DIGEST" -> subject;
            default -> "";
        };
        return kind + " " + event + " " + detail;
    }

    long waiting(Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) entities.createNativeQuery(
                        "select count(*) from message where state in ('QUEUED', 'RETRY', 'SENDING') and due_at <= :now"
                                + " and recipient like :run",
                        Long.class)
                .setParameter("now", now)
                .setParameter("run", run + "%")
                .getSingleResult());
    }

    /** Whether the catalogue holds nothing yet that takes place later. */
    boolean nothingAhead(Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> !(Boolean) entities.createNativeQuery(
                        "select exists (select 1 from occurrence where visible and starts_at > :now)", Boolean.class)
                .setParameter("now", now)
                .getSingleResult());
    }

    Instant plannedUntil() {
        return QuarkusTransaction.requiringNew()
                .call(() -> (Instant) entities.createNativeQuery("select planned_until from planner", Instant.class)
                        .getSingleResult());
    }

    /** Leaves the service as it was for the tests that follow. */
    void stopAll(Instant planned) {
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("update subscriber set state = 'UNSUBSCRIBED' where email like :run")
                    .setParameter("run", run + "%")
                    .executeUpdate();
            entities.createNativeQuery("update planner set planned_until = :then")
                    .setParameter("then", planned)
                    .executeUpdate();
        });
    }
}
