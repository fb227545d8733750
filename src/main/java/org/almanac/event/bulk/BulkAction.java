package org.almanac.event.bulk;

/** What can be done to many events at a time. */
public enum BulkAction {
    /** Readers are to see them. */
    PUBLISH,
    /** They become drafts again. */
    HIDE,
    /** The value is the tag's name. */
    ADD_TAG,
    /** The value is the tag's name. */
    REMOVE_TAG,
    /** The value is the series' name; without one they are in no series. */
    SET_SERIES,
    /** They do not take place. */
    CANCEL,
    /** They were listed by mistake. */
    WITHDRAW,
    /** An entry of a register that they name is called otherwise. */
    RENAME,
    /** They name another entry of a register. */
    MERGE;

    /** Whether it is about an entry of a register, and not chosen for events. */
    public boolean ofRegister() {
        return this == RENAME || this == MERGE;
    }
}
