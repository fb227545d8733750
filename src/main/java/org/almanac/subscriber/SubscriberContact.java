package org.almanac.subscriber;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How to write to a subscriber. Whether one may is {@link #state} and {@link #suppressed}.
 *
 * @param zone in which the subscriber's days begin and times are told
 * @param suppressed whether the address was rejected for good; nothing may be sent then
 * @param quietHours null when mails may come at any hour
 * @param preferencesUrl absolute; the same for every mail until the links are revoked
 * @param unsubscribeUrl absolute; answers RFC 8058 one-click requests too
 */
public record SubscriberContact(
        UUID id,
        ZoneId zone,
        Locale locale,
        SubscriberState state,
        boolean suppressed,
        @Nullable QuietHours quietHours,
        String preferencesUrl,
        String unsubscribeUrl) {

    /** Links are credentials: they stay out of logs. */
    @Override
    public String toString() {
        return "SubscriberContact[" + id + "]";
    }
}
