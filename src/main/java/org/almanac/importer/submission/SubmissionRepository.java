package org.almanac.importer.submission;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class SubmissionRepository implements PanacheRepositoryBase<SubmissionEntity, UUID> {
    private static final String REPLACE = """
            update submission set
                contact = case when contact ~* :pattern then null else contact end,
                note = regexp_replace(note, :pattern, :mark, 'gi'),
                reason = regexp_replace(reason, :pattern, :mark, 'gi'),
                event = cast(regexp_replace(cast(event as text), :pattern, :mark, 'gi') as jsonb)
            where contact ~* :pattern or note ~* :pattern or reason ~* :pattern or cast(event as text) ~* :pattern
            """;

    /** The oldest first. */
    List<SubmissionEntity> listWaiting(int limit) {
        return find("state = WAITING order by submittedAt, id")
                .range(0, limit - 1)
                .list();
    }

    /** The latest decision first. */
    List<SubmissionEntity> listDecided(int limit) {
        return find("state <> WAITING order by decidedAt desc, id")
                .range(0, limit - 1)
                .list();
    }

    long countWaiting() {
        return count("state = WAITING");
    }

    void deleteDecidedBefore(Instant edge) {
        delete("state <> WAITING and decidedAt < ?1", edge);
    }

    /** Puts a mark in the place of what matches, wherever it stands; whom to answer to is then not known any more. */
    public void replaceAll(String pattern, String mark) {
        getEntityManager()
                .createNativeQuery(REPLACE)
                .setParameter("pattern", pattern)
                .setParameter("mark", mark)
                .executeUpdate();
    }
}
