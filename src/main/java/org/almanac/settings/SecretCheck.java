package org.almanac.settings;

import io.smallrye.config.SmallRyeConfig;
import java.util.List;

/** Whether the operator's secret can be one. Public, since it is found as a service. */
public final class SecretCheck implements SettingsCheck {

    @Override
    public List<Finding> ofConfiguration(SmallRyeConfig config) {
        return config.getConfigMapping(SecretSettings.class)
                .secret()
                .filter(SiteSecret::isTooShort)
                .map(secret -> List.of(Finding.fault(SiteSecret.TOO_SHORT)))
                .orElse(List.of());
    }
}
