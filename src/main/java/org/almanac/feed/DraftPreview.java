package org.almanac.feed;

import java.time.Instant;
import java.util.List;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.web.DateBlock;
import org.jspecify.annotations.Nullable;

/**
 * What readers would get in one place of an event that is not stored: said by whatever writes it there, so that an editor
 * sees beforehand what readers will.
 */
public interface DraftPreview {

    /** Where readers meet an event, in the order in which they do. */
    enum Place {
        WIDGET,
        PAGE,
        FEED,
        MAIL
    }

    Place place();

    /**
     * @param draft the next date of the event, or its first; as it would be once published
     * @throws RuntimeException when it cannot be written, as for an event that is stored
     */
    Part of(UpcomingOccurrence draft, Instant now);

    /**
     * Plain text, in the site's language.
     *
     * @param block its date; null where none is drawn
     * @param title or subject
     * @param status in words; empty for what is confirmed
     * @param lines below the title
     */
    record Part(@Nullable DateBlock block, String title, String status, List<String> lines) {}
}
