package org.almanac.event.bulk;

import java.util.List;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.jspecify.annotations.Nullable;

/** What of an event was otherwise before an edit of many, so that it can be put back. */
public record BulkFormer(
        boolean published,
        EventStatus status,
        List<Tag> tags,
        @Nullable Series series) {
    static BulkFormer of(EventContent content) {
        return new BulkFormer(content.published(), content.status(), content.tags(), content.series());
    }

    public EventContent putBack(EventContent content) {
        return content.toBuilder()
                .published(published)
                .status(status)
                .tags(tags)
                .series(series)
                .build();
    }
}
