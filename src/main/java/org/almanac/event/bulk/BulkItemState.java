package org.almanac.event.bulk;

/** What became of one event of an edit of many. */
public enum BulkItemState {
    WAITING,
    DONE,
    /** It was so before. */
    UNCHANGED,
    FAILED,
    /** Put back. */
    UNDONE,
    /** Could not be put back. */
    KEPT
}
