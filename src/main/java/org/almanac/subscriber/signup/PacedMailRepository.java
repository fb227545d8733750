package org.almanac.subscriber.signup;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Within the caller's transaction. */
@ApplicationScoped
class PacedMailRepository implements PanacheRepositoryBase<PacedMailEntity, UUID> {
    /** Until the end of the transaction nobody else counts. */
    void lock() {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('paced_mail')) as text)")
                .getSingleResult();
    }

    /** When mails are due to a mailbox, oldest first. */
    List<Instant> listDuesOfMailbox(String mailboxHash, Instant after) {
        return find(
                        "select dueAt from PacedMailEntity where mailboxHash = ?1 and dueAt > ?2 order by dueAt",
                        mailboxHash,
                        after)
                .project(Instant.class)
                .list();
    }

    /** When mails are due to a domain, oldest first. */
    List<Instant> listDuesOfDomain(String domainHash, Instant after) {
        return find(
                        "select dueAt from PacedMailEntity where domainHash = ?1 and dueAt > ?2 order by dueAt",
                        domainHash,
                        after)
                .project(Instant.class)
                .list();
    }

    long countDueAfter(Instant edge) {
        return count("dueAt > ?1", edge);
    }

    void deleteDueBefore(Instant edge) {
        delete("dueAt < ?1", edge);
    }
}
