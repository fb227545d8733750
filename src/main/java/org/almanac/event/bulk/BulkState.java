package org.almanac.event.bulk;

/** How far an edit of many events has got. */
public enum BulkState {
    /** Chosen, and not yet confirmed. */
    PREPARED,
    RUNNING,
    DONE,
    /** What it did is being put back. */
    UNDOING,
    UNDONE;

    /** Whether it goes on by itself. */
    public boolean goesOn() {
        return this == RUNNING || this == UNDOING;
    }
}
