package org.almanac.admin.list;

import java.time.Instant;
import org.almanac.admin.Option;
import org.almanac.event.bulk.BulkAction;
import org.almanac.event.bulk.BulkCounts;
import org.almanac.event.bulk.BulkEdit;
import org.almanac.event.bulk.BulkItem;
import org.almanac.event.bulk.BulkItemState;
import org.almanac.event.bulk.BulkState;
import org.almanac.paging.Page;
import org.jspecify.annotations.Nullable;

/**
 * An edit of many events: what it will do, how far it has got, or what came of it.
 *
 * @param told how many readers it tells, in words; null once it has begun, and when it tells nobody ever
 * @param shown only events in this state are listed; null for all
 * @param undoableUntil null when it cannot be undone
 */
record BulkPage(
        BulkEdit edit,
        BulkCounts counts,
        @Nullable String told,
        Page<BulkItem> items,
        @Nullable BulkItemState shown,
        @Nullable String cursor,
        @Nullable Instant undoableUntil) {

    public String path() {
        return EventList.PATH + "/many/" + edit.id();
    }

    public String firstPage() {
        return shown == null ? path() : path() + "?state=" + Option.key(shown);
    }

    public boolean prepared() {
        return edit.state() == BulkState.PREPARED;
    }

    public boolean goesOn() {
        return edit.state().goesOn();
    }

    public boolean undone() {
        return edit.state() == BulkState.UNDONE || edit.state() == BulkState.UNDOING;
    }

    /** Whether it can hide something from readers or take it out. */
    public boolean grave() {
        return edit.action() == BulkAction.HIDE
                || edit.action() == BulkAction.CANCEL
                || edit.action() == BulkAction.WITHDRAW;
    }

    public String does() {
        return BulkWords.does(edit, counts.total());
    }

    /** How many are dealt with. */
    public long through() {
        return edit.state() == BulkState.UNDOING ? counts.total() - counts.done() : counts.total() - counts.waiting();
    }
}
