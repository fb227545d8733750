package org.almanac.importer.source;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SourceRunRepository implements PanacheRepositoryBase<SourceRunEntity, UUID> {
    /** The latest first. */
    List<SourceRunEntity> listLatest(UUID source, int limit) {
        return find("sourceId = ?1 order by id desc", source)
                .range(0, limit - 1)
                .list();
    }

    void deleteAllBut(UUID source, int most) {
        getEntityManager()
                .createNativeQuery("""
                        delete from source_run where id in (
                            select id from source_run where source_id = :source order by id desc offset :most)
                        """)
                .setParameter("source", source)
                .setParameter("most", most)
                .executeUpdate();
    }
}
