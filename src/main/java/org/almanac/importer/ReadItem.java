package org.almanac.importer;

import java.util.List;
import org.almanac.event.imported.ImportItem;
import org.almanac.problem.FieldError;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One item as a format's reader understood it.
 *
 * @param place in the file, for people: {@code row 7}
 * @param item null when it could not be read
 * @param uid when it was told before reading failed
 * @param title when it was told before reading failed
 * @param note why it could not be read, or what of it was left out
 * @param errors the same field by field, when fields are why it could not be read
 */
public record ReadItem(
        String place,
        @Nullable ImportItem item,
        @Nullable String uid,
        @Nullable String title,
        @Nullable String note,
        List<FieldError> errors) {

    public static ReadItem of(String place, ImportItem item, @Nullable String note) {
        return new ReadItem(place, item, item.event().uid(), item.event().title(), note, List.of());
    }

    ReadItem shownThoughPrivate() {
        return item == null ? this : new ReadItem(place, item.shownThoughPrivate(), uid, title, note, errors);
    }

    /** The same with another item. */
    ReadItem with(ImportItem other) {
        return new ReadItem(place, other, uid, title, note, errors);
    }

    public static ReadItem unreadable(String place, @Nullable String uid, @Nullable String title, String reason) {
        return new ReadItem(place, null, uid, title, reason, List.of());
    }

    static ReadItem unreadable(String place, @Nullable String uid, @Nullable String title, Problem problem) {
        String reason = problem.errors().stream()
                .findFirst()
                .map(error -> error.field() + ": " + problem.detail())
                .orElse(problem.detail());
        return new ReadItem(place, null, uid, title, reason, problem.errors());
    }
}
