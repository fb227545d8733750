package org.almanac.event.bulk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.almanac.event.EventContent;
import org.almanac.event.Organiser;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.Venue;
import org.jspecify.annotations.Nullable;

/** What an entry of a register said, whichever register it is in: exactly one is there. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EntryValue(
        @Nullable Tag tag,
        @Nullable Series series,
        @Nullable Organiser organiser,
        @Nullable Venue venue) {

    public static EntryValue of(Object value) {
        return new EntryValue(
                value instanceof Tag tag ? tag : null,
                value instanceof Series series ? series : null,
                value instanceof Organiser organiser ? organiser : null,
                value instanceof Venue venue ? venue : null);
    }

    @JsonIgnore
    public Object value() {
        Object named = tag != null ? tag : series != null ? series : organiser != null ? organiser : venue;
        if (named == null) {
            throw new IllegalStateException("no value of an entry");
        }
        return named;
    }

    /** What an event said while an entry that it names was as this is. @param now as the entry is */
    public EventContent before(EventContent content, Object now) {
        if (tag != null) {
            List<Tag> tags = content.tags().stream()
                    .map(each -> each.equals(now) ? tag : each)
                    .toList();
            return content.toBuilder().tags(tags).build();
        }
        if (series != null) {
            return now.equals(content.series())
                    ? content.toBuilder().series(series).build()
                    : content;
        }
        if (organiser != null) {
            return now.equals(content.organiser())
                    ? content.toBuilder().organiser(organiser).build()
                    : content;
        }
        return now.equals(content.venue()) ? content.toBuilder().venue(venue).build() : content;
    }

    /**
     * How an entry's key is left behind: what only drafts name is renamed and merged without readers' hearing of it.
     *
     * @param seen whether readers know it by this key
     * @param moves whether those who chose the key move now; else they do when a public event names the entry
     */
    public record Leaving(String key, boolean seen, boolean moves) {}
}
