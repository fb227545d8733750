package org.almanac.outbox.smtp;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

/** Whether there is a server to hand mails to. */
@Singleton
public class MailServer {
    /** Sources below this ordinal hold defaults; the lowest of a person is microprofile-config.properties. */
    private static final int OWN_CONFIG_ORDINAL = 100;

    private final boolean configured;

    MailServer() {
        configured = isConfigured(ConfigProvider.getConfig());
    }

    static boolean isConfigured(Config config) {
        ConfigValue host = config.getConfigValue("quarkus.mailer.host");
        String value = host.getValue();
        return value != null && !value.isBlank() && host.getSourceOrdinal() >= OWN_CONFIG_ORDINAL;
    }

    /** False until an operator names a host; the extension's own default does not count. */
    public boolean configured() {
        return configured;
    }
}
