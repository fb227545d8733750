package org.almanac.feed.atom;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.feed.DraftPreview;
import org.almanac.importer.page.Place;

/** What the feeds would say of an event: its title and its summary. */
@Singleton
class AtomPreview implements DraftPreview {
    private final AtomEntries entries;

    AtomPreview(AtomEntries entries) {
        this.entries = entries;
    }

    @Override
    public Place place() {
        return Place.FEED;
    }

    @Override
    public Part of(UpcomingOccurrence draft, Instant now) {
        return new Part(null, entries.title(draft.event()), "", List.of(entries.summary(draft.event())));
    }
}
