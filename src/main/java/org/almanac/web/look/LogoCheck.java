package org.almanac.web.look;

import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import org.almanac.settings.Finding;
import org.almanac.settings.SettingsCheck;

/** Whether the site's logo can be shown. Public, since it is found as a service. */
public final class LogoCheck implements SettingsCheck {

    @Override
    public List<Finding> ofConfiguration(SmallRyeConfig config) {
        try {
            new Logo(config.getConfigMapping(ThemeSettings.class));
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(Finding.fault(String.valueOf(e.getMessage())));
        }
    }
}
