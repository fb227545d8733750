package org.almanac.outbox;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

/** Whether there is a server to hand mails to. */
@Singleton
class MailServer {
    /** Sources below this ordinal hold defaults; the lowest of a person is microprofile-config.properties. */
    private static final int WRITTEN_BY_SOMEBODY = 100;

    private final boolean configured;

    MailServer() {
        ConfigValue host = ConfigProvider.getConfig().getConfigValue("quarkus.mailer.host");
        String value = host.getValue();
        configured = value != null && !value.isBlank() && host.getSourceOrdinal() >= WRITTEN_BY_SOMEBODY;
    }

    /** False until an operator names a host; the extension's own default does not count. */
    boolean configured() {
        return configured;
    }
}
