package org.almanac.event.write;

import jakarta.inject.Singleton;
import org.almanac.event.bulk.BulkEditRepository;
import org.almanac.event.bulk.BulkItemRepository;
import org.almanac.event.store.EventChangeRepository;
import org.almanac.event.store.EventRepository;
import org.almanac.event.store.FormerContentRepository;
import org.almanac.event.store.FormerSlugRepository;
import org.almanac.event.store.TombstoneRepository;
import org.almanac.settings.SiteSettings;
import org.almanac.time.Ids;

/** Where the catalogue is kept, for those who write it. */
@Singleton
public final class CatalogueStore {
    final EventRepository events;
    final EventChangeRepository changes;
    public final FormerContentRepository contents;
    public final TombstoneRepository tombstones;
    public final FormerSlugRepository former;
    public final BulkEditRepository bulkEdits;
    public final BulkItemRepository bulkItems;
    final OccurrenceWriter occurrences;
    final References references;
    public final Ids ids;

    /** What the uids of events end with that are made here. */
    final String uidHost;

    CatalogueStore(
            EventRepository events,
            EventChangeRepository changes,
            FormerContentRepository contents,
            TombstoneRepository tombstones,
            FormerSlugRepository former,
            BulkEditRepository bulkEdits,
            BulkItemRepository bulkItems,
            OccurrenceWriter occurrences,
            References references,
            Ids ids,
            SiteSettings settings) {
        this.events = events;
        this.changes = changes;
        this.contents = contents;
        this.tombstones = tombstones;
        this.former = former;
        this.bulkEdits = bulkEdits;
        this.bulkItems = bulkItems;
        this.occurrences = occurrences;
        this.references = references;
        this.ids = ids;
        this.uidHost = settings.host();
    }
}
