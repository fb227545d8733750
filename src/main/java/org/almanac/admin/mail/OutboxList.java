package org.almanac.admin.mail;

import org.almanac.outbox.MessageFilter;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageState;
import org.almanac.outbox.MessageSummary;
import org.almanac.outbox.Messages;
import org.almanac.paging.Page;
import org.almanac.web.QueryString;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the outbox somebody looks at.
 *
 * @param state null for all
 * @param kind null for all
 * @param cursor where the page starts; null for the first
 */
record OutboxList(
        @Nullable MessageState state,
        @Nullable MessageKind kind,
        @Nullable String cursor) {
    private static final int PAGE = 50;

    /** A state or kind that there is not asks for all. */
    static OutboxList asked(@Nullable String state, @Nullable String kind, @Nullable String cursor) {
        return new OutboxList(named(MessageState.values(), state), named(MessageKind.values(), kind), cursor);
    }

    Page<MessageSummary> read(Messages messages) {
        return messages.list(new MessageFilter(null, kind, state, null, null), cursor, PAGE);
    }

    public MessageState[] states() {
        return MessageState.values();
    }

    public MessageKind[] kinds() {
        return MessageKind.values();
    }

    public String firstPage() {
        return "/admin/outbox"
                + new QueryString()
                        .with("state", state == null ? null : state.name())
                        .with("kind", kind == null ? null : kind.name());
    }

    private static <E extends Enum<E>> @Nullable E named(E[] constants, @Nullable String name) {
        for (E constant : constants) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return null;
    }
}
