package org.almanac.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param messages newest first
 * @param nextCursor where to go on; null at the end
 */
public record MessagePage(
        List<MessageSummary> messages, @Nullable String nextCursor) {}
