package org.almanac.event;

import jakarta.inject.Singleton;
import org.almanac.settings.SiteSettings;
import org.almanac.time.Ids;

/** Where the catalogue is kept, for those who write it. */
@Singleton
final class CatalogueStore {
    final EventRepository events;
    final EventChangeRepository changes;
    final FormerContentRepository contents;
    final TombstoneRepository tombstones;
    final FormerSlugRepository former;
    final OccurrenceWriter occurrences;
    final References references;
    final Ids ids;

    /** What the uids of events end with that are made here. */
    final String uidHost;

    CatalogueStore(
            EventRepository events,
            EventChangeRepository changes,
            FormerContentRepository contents,
            TombstoneRepository tombstones,
            FormerSlugRepository former,
            OccurrenceWriter occurrences,
            References references,
            Ids ids,
            SiteSettings settings) {
        this.events = events;
        this.changes = changes;
        this.contents = contents;
        this.tombstones = tombstones;
        this.former = former;
        this.occurrences = occurrences;
        this.references = references;
        this.ids = ids;
        this.uidHost = settings.host();
    }
}
