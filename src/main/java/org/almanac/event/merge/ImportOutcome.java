package org.almanac.event.merge;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.almanac.event.imported.ImportItem;
import org.almanac.event.store.EventEntity;
import org.almanac.problem.FieldError;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What became of one {@link ImportItem}.
 *
 * @param id of the event; null when there is none
 * @param uid of the event; null when it was skipped before it had one
 * @param reason why it was skipped, why it is not shown to readers, or what of it was left out; for people
 * @param errors the same field by field, when fields are why
 */
public record ImportOutcome(
        Kind kind,
        @Nullable UUID id,
        @Nullable String uid,
        @Nullable String reason,
        List<FieldError> errors) {

    public enum Kind {
        CREATED,
        UPDATED,
        UNCHANGED,
        SKIPPED
    }

    static ImportOutcome of(Kind kind, EventEntity event) {
        return new ImportOutcome(kind, event.id, event.uid, reason(event), List.of());
    }

    private static @Nullable String reason(EventEntity event) {
        if (!event.restricted) {
            return null;
        }
        return event.published
                ? "Shown to readers, though it is private or confidential there."
                : "Not published, as it is private or confidential there.";
    }

    static ImportOutcome skipped(EventEntity event, String reason) {
        return new ImportOutcome(Kind.SKIPPED, event.id, event.uid, reason, List.of());
    }

    /** The same, with what of it was left out; one that was skipped stays as it is. */
    ImportOutcome without(List<FieldError> leftOut) {
        return leftOut.isEmpty() || kind == Kind.SKIPPED ? this : saying("Left out: " + told(leftOut));
    }

    /** The same, with what else is to be said. */
    ImportOutcome saying(@Nullable String more) {
        return more == null
                ? this
                : new ImportOutcome(kind, id, uid, reason == null ? more : reason + " " + more, errors);
    }

    private static String told(List<FieldError> errors) {
        return errors.stream()
                .map(error -> error.field() + ": " + error.message())
                .collect(Collectors.joining(" "));
    }

    static ImportOutcome skipped(@Nullable String uid, Problem problem) {
        String reason = problem.errors().isEmpty() ? problem.detail() : told(problem.errors());
        return new ImportOutcome(Kind.SKIPPED, null, uid, reason, problem.errors());
    }
}
