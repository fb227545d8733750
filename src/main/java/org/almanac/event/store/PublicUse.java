package org.almanac.event.store;

import org.almanac.event.RegisterKind;

/**
 * Which entries of registers readers know of: those that a public event names. What only drafts name, and what nothing
 * names, is the desk's. As SQL conditions over an entry's id.
 */
final class PublicUse {
    private static final String SHOWN = " and u.published and u.withdrawn_at is null)";

    private PublicUse() {}

    /** @param id SQL for an entry's id, such as {@code t.id} */
    static String of(RegisterKind kind, String id) {
        return switch (kind) {
            case TAG ->
                "exists (select 1 from event_tag ut join event u on u.id = ut.event_id where ut.tag_id = " + id + SHOWN;
            case SERIES, ORGANISER, VENUE ->
                "exists (select 1 from event u where u." + kind.word() + "_id = " + id + SHOWN;
        };
    }

    /**
     * Also those that only tombstones name: calendars that were subscribed to go on, so that they learn what was taken
     * away. A venue has no feed.
     */
    static String everOf(RegisterKind kind, String id) {
        String now = of(kind, id);
        return switch (kind) {
            case TAG -> "(" + now + " or exists (select 1 from tombstone k where k.tags @> array[" + id + "]))";
            case SERIES, ORGANISER ->
                "(" + now + " or exists (select 1 from tombstone k where k." + kind.word() + "_id = " + id + "))";
            case VENUE -> now;
        };
    }
}
