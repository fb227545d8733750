package org.almanac.importer;

import org.almanac.event.ImportItem;
import org.jspecify.annotations.Nullable;

/**
 * One item as a format's reader understood it.
 *
 * @param item null when it could not be read
 * @param uid when it was told before reading failed
 * @param note why it could not be read, or what of it was left out
 */
record ReadItem(
        @Nullable ImportItem item,
        @Nullable String uid,
        @Nullable String note) {

    static ReadItem of(ImportItem item, @Nullable String note) {
        return new ReadItem(item, item.event().uid(), note);
    }

    static ReadItem unreadable(@Nullable String uid, String reason) {
        return new ReadItem(null, uid, reason);
    }
}
