package org.almanac.importer;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import org.almanac.privacy.AddressErased;

/** Takes an address that is erased out of what readers proposed and of files that wait to be imported. */
@ApplicationScoped
class ForgottenContacts {
    private static final String PROPOSALS = """
            update submission set
                contact = case when contact ~* :pattern then null else contact end,
                note = regexp_replace(note, :pattern, :mark, 'gi'),
                reason = regexp_replace(reason, :pattern, :mark, 'gi'),
                event = cast(regexp_replace(cast(event as text), :pattern, :mark, 'gi') as jsonb)
            where contact ~* :pattern or note ~* :pattern or reason ~* :pattern or cast(event as text) ~* :pattern
            """;

    // One that is being imported is not waited for: its bytes go when that is done. Octets outside ASCII stand escaped.
    private static final String UPLOADS = """
            delete from import_upload where id in (
                select id from import_upload where body is not null and encode(body, 'escape') ~* :pattern
                or cast(report as text) ~* :pattern or name ~* :pattern
                for update skip locked)
            """;

    private final EntityManager entities;

    ForgottenContacts(EntityManager entities) {
        this.entities = entities;
    }

    void forget(@Observes @Priority(AddressErased.REST) AddressErased news) {
        if (news.everywhere()) {
            entities.createNativeQuery(PROPOSALS)
                    .setParameter("pattern", news.pattern())
                    .setParameter("mark", AddressErased.MARK)
                    .executeUpdate();
            entities.createNativeQuery(UPLOADS)
                    .setParameter("pattern", news.pattern())
                    .executeUpdate();
        }
    }
}
