package org.almanac.outbox.bounce;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.almanac.outbox.Fault;

@ApplicationScoped
public class BounceRepository implements PanacheRepositoryBase<BounceEntity, UUID> {
    private static final int MAX_LISTED = 500;

    // Holds the message, so that whoever is erased meanwhile takes this with them; of two reports one is written down.
    private static final String INSERT = """
            insert into bounce (id, message_id, subscriber_id, recipient, kind, fault, status, diagnostic, at)
            select :id, m.id, m.subscriber_id, m.recipient, :kind, :fault, :status, :diagnostic, :at
            from (select * from message where id = :message for key share) m
            on conflict (message_id, kind) do nothing
            """;
    private static final String SOFT_DAYS = """
            select count(distinct cast(at at time zone 'UTC' as date)) from bounce
            where recipient = :recipient and kind = 'SOFT' and fault is distinct from 'SENDER' and at > :since
            """;

    /** @return false if the message is gone, or came back in this way before */
    public boolean insert(UUID id, UUID messageId, BounceReport report, Instant at) {
        Fault fault = report.fault();
        return getEntityManager()
                        .createNativeQuery(INSERT)
                        .setParameter("id", id)
                        .setParameter("message", messageId)
                        .setParameter("kind", report.kind().name())
                        .setParameter("fault", fault == null ? null : fault.name())
                        .setParameter("status", report.status())
                        .setParameter("diagnostic", report.diagnostic())
                        .setParameter("at", at)
                        .executeUpdate()
                == 1;
    }

    /** On how many of UTC's days mails came back softly, and not through the sender's fault. */
    public long countSoftDays(String recipient, Instant since) {
        return (Long) getEntityManager()
                .createNativeQuery(SOFT_DAYS, Long.class)
                .setParameter("recipient", recipient)
                .setParameter("since", since)
                .getSingleResult();
    }

    /** Newest first. */
    public List<BounceEntity> listOf(UUID subscriberId) {
        return find("subscriberId = ?1 order by at desc, id desc", subscriberId)
                .range(0, MAX_LISTED - 1)
                .list();
    }

    public void deleteBefore(Instant edge) {
        delete("at < ?1", edge);
    }

    /** @param spellings of the address, in lower case */
    public void deleteOf(UUID subscriberId, Set<String> spellings) {
        delete("subscriberId = ?1 or lower(recipient) in ?2", subscriberId, spellings);
    }
}
