package org.almanac.web;

import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import org.almanac.settings.Finding;
import org.almanac.settings.SettingsCheck;
import org.almanac.web.proxy.ProxySettings;

/** Whether the trusted proxies can be understood. Public, since it is found as a service. */
public final class ProxyCheck implements SettingsCheck {

    @Override
    public List<Finding> ofConfiguration(SmallRyeConfig config) {
        return ClientAddress.faults(config.getConfigMapping(ProxySettings.class)).stream()
                .map(Finding::fault)
                .toList();
    }
}
