package org.almanac.importer.source;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SourceItemRepository implements PanacheRepositoryBase<SourceItemEntity, UUID> {
    List<SourceItemEntity> listOf(UUID source) {
        return list("sourceId = ?1 order by eventId", source);
    }

    List<UUID> listSourcesOf(UUID event) {
        return find("eventId = ?1 order by sourceId", event).stream()
                .map(item -> item.sourceId)
                .toList();
    }
}
