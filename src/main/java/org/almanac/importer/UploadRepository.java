package org.almanac.importer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

@ApplicationScoped
class UploadRepository implements PanacheRepositoryBase<UploadEntity, UUID> {
    /** Deletes all of an owner's but the newest; one that is being imported is not waited for. */
    void deleteOfBut(String owner, int most) {
        getEntityManager()
                .createNativeQuery("""
                        delete from import_upload where id in (
                            select id from import_upload where owner = :owner
                            order by created_at desc offset :most for update skip locked)
                        """)
                .setParameter("owner", owner)
                .setParameter("most", most)
                .executeUpdate();
    }

    /** One that is being imported is not waited for. */
    void deleteUntil(Instant edge) {
        getEntityManager().createNativeQuery("""
                        delete from import_upload where id in (
                            select id from import_upload where created_at <= :edge for update skip locked)
                        """).setParameter("edge", edge).executeUpdate();
    }

    /** One that is being imported is not waited for: its bytes go when that is done. */
    void deleteContaining(String pattern) {
        // Octets outside ASCII stand escaped.
        getEntityManager()
                .createNativeQuery("""
                        delete from import_upload where id in (
                            select id from import_upload where body is not null and encode(body, 'escape') ~* :pattern
                            or cast(report as text) ~* :pattern or name ~* :pattern
                            for update skip locked)
                        """)
                .setParameter("pattern", pattern)
                .executeUpdate();
    }
}
