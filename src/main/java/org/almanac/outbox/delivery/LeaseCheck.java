package org.almanac.outbox.delivery;

import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import org.almanac.outbox.OutboxSettings;
import org.almanac.settings.Finding;
import org.almanac.settings.SettingsCheck;

/** Whether a claim lasts long enough for a mail to be begun under it. Public, since it is found as a service. */
public final class LeaseCheck implements SettingsCheck {
    static final String TOO_SHORT = "almanac.outbox.lease must be longer than twice almanac.outbox.answer-timeout";

    @Override
    public List<Finding> ofConfiguration(SmallRyeConfig config) {
        return isTooShort(config.getConfigMapping(OutboxSettings.class))
                ? List.of(Finding.fault(TOO_SHORT))
                : List.of();
    }

    static boolean isTooShort(OutboxSettings settings) {
        return settings.lease().compareTo(settings.answerTimeout().multipliedBy(2)) <= 0;
    }
}
