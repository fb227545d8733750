package org.almanac.admin.list;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.almanac.event.batch.BulkEdits;
import org.almanac.event.bulk.BulkEdit;
import org.almanac.notification.AudienceQueries;
import org.almanac.notification.BulkAudienceQueries;
import org.jspecify.annotations.Nullable;

/** Says whom an edit of many events tells, before it is begun. */
@ApplicationScoped
class BulkAudiences {
    private final BulkEdits edits;
    private final BulkAudienceQueries readers;

    BulkAudiences(BulkEdits edits, BulkAudienceQueries readers) {
        this.edits = edits;
        this.readers = readers;
    }

    /** In words; null for what no reader is ever told of. */
    @Nullable
    String told(BulkEdit edit) {
        return switch (edit.action()) {
            case PUBLISH -> readers(edit, true) + " will be told of what is new to them, at their next send hour";
            case HIDE, CANCEL, WITHDRAW -> readers(edit, false) + " will be told";
            case ADD_TAG, REMOVE_TAG, SET_SERIES, RENAME, MERGE -> null;
        };
    }

    private String readers(BulkEdit edit, boolean announced) {
        List<UUID> events = edits.events(edit.id(), BulkAudienceQueries.MOST_EVENTS + 1);
        boolean all = events.size() <= BulkAudienceQueries.MOST_EVENTS;
        List<UUID> counted = all ? events : events.subList(0, BulkAudienceQueries.MOST_EVENTS);
        long count = announced ? readers.ofAnnouncement(counted) : readers.ofChange(counted);
        if (count > AudienceQueries.MOST_COUNTED) {
            return "more than " + BulkWords.number(AudienceQueries.MOST_COUNTED) + " readers";
        }
        String words = count == 1 ? "1 reader" : count == 0 && all ? "no reader" : BulkWords.number(count) + " readers";
        return all ? words : "at least " + words;
    }
}
