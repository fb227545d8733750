package org.almanac.subscriber;

import jakarta.inject.Singleton;
import org.almanac.settings.SiteSettings;

/** What a new subscriber gets who does not say otherwise. */
@Singleton
class SubscriberDefaults {
    private final Settings settings;

    /** @throws IllegalArgumentException when the operator's lead times are none */
    SubscriberDefaults(SiteSettings site, LeadTimeSettings notification) {
        settings = new Settings(
                Settings.longestFirst(
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

    Settings settings() {
        return settings;
    }
}
