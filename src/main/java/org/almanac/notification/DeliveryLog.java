package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageState;
import org.almanac.paging.Cursor;
import org.almanac.paging.Page;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Who was to be told what, when, and what became of it. */
@ApplicationScoped
public class DeliveryLog {
    private final DeliveryQueries deliveries;

    DeliveryLog(DeliveryQueries deliveries) {
        this.deliveries = deliveries;
    }

    /**
     * Which entries; every part that is given must hold.
     *
     * @param from planned at this instant or later
     * @param to planned before this instant
     */
    public record Filter(
            @Nullable UUID subscriberId,
            @Nullable UUID eventId,
            @Nullable MessageKind kind,
            @Nullable MessageState state,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /**
     * The newest first.
     *
     * @param cursor from the page before; null for the first
     * @param limit at least 1
     * @throws Problem of kind MALFORMED when the cursor is none of ours
     */
    @Transactional
    public Page<LoggedNotice> list(Filter filter, @Nullable String cursor, int limit) {
        Cursor before = cursor == null ? null : Cursor.decoded(cursor);
        return Page.of(
                deliveries.list(filter, before, limit + 1),
                limit,
                last -> new Cursor(last.plannedAt(), last.id().toString()).encoded());
    }
}
