package org.almanac.outbox.bounce;

import java.util.List;
import org.almanac.outbox.BounceKind;
import org.almanac.outbox.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What a mail to the bounce address says, and what in it tells which message it is about. Nothing here is proven: anybody
 * can send such a mail.
 *
 * @param fault whose, when it was given up; null when it was not
 * @param recipient whom the report names; null when it names nobody
 * @param status by RFC 3463, such as {@code 5.1.1}
 * @param diagnostic what the server said, shortened
 * @param envelopes addresses that the report went to or that the message came from, of which one may be ours
 * @param messageIds of the message that is reported, without brackets
 */
public record BounceReport(
        BounceKind kind,
        @Nullable Fault fault,
        @Nullable String recipient,
        @Nullable String status,
        @Nullable String diagnostic,
        List<String> envelopes,
        List<String> messageIds) {}
