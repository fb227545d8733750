package org.almanac.outbox;

import java.time.Instant;

/**
 * That the mail server refuses nearly everybody, so that nothing is sent and nobody suppressed.
 *
 * @param reply the last of its refusals
 * @param trialAt when one mail goes ahead to try again
 */
public record MassRefusal(Instant since, String reply, Instant trialAt) {}
