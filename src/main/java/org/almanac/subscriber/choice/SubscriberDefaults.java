package org.almanac.subscriber.choice;

import jakarta.inject.Singleton;
import org.almanac.settings.SiteSettings;
import org.almanac.subscriber.LeadTime;
import org.almanac.subscriber.store.Digest;
import org.almanac.subscriber.store.DigestTime;
import org.almanac.subscriber.store.SubscriberSettings;

/** What a new subscriber gets who does not say otherwise. */
@Singleton
public class SubscriberDefaults {
    private final SubscriberSettings settings;

    /** @throws IllegalArgumentException when the operator's lead times are none */
    SubscriberDefaults(SiteSettings site, LeadTimeSettings notification) {
        settings = new SubscriberSettings(
                SubscriberSettings.longestFirst(
                        notification.leadTimes().stream().map(LeadTime::of).toList()),
                site.defaultTimeZone(),
                site.defaultLocale().toLanguageTag(),
                Digest.NONE,
                true,
                true,
                true,
                null,
                DigestTime.STANDARD);
    }

    public SubscriberSettings settings() {
        return settings;
    }
}
