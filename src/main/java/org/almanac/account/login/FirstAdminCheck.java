package org.almanac.account.login;

import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.List;
import org.almanac.account.EmailKey;
import org.almanac.account.password.Passwords;
import org.almanac.settings.Finding;
import org.almanac.settings.SettingsCheck;
import org.almanac.settings.SiteSettings;

/**
 * Whether the first administrator could be created. Only a start without any account needs them, so that other starts
 * do not look. Public, since it is found as a service.
 */
public final class FirstAdminCheck implements SettingsCheck {

    @Override
    public List<Finding> ofSurroundings(SmallRyeConfig config) {
        SiteSettings.Admin admin = config.getConfigMapping(SiteSettings.class).admin();
        List<Finding> findings = new ArrayList<>();
        if (admin.email().filter(text -> EmailKey.of(text).isEmpty()).isPresent()) {
            findings.add(Finding.fault(FirstAdmin.NO_ADDRESS));
        }
        if (admin.password().filter(text -> !Passwords.acceptable(text)).isPresent()) {
            findings.add(Finding.fault(FirstAdmin.NO_PASSWORD));
        }
        return findings;
    }
}
