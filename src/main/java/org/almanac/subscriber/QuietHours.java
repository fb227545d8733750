package org.almanac.subscriber;

import java.time.LocalTime;

/**
 * When mails wait, in the subscriber's zone; past midnight when {@code to} is before {@code from}.
 *
 * @param from the first quiet minute
 * @param to the first minute after, different from {@code from}
 */
record QuietHours(LocalTime from, LocalTime to) {}
