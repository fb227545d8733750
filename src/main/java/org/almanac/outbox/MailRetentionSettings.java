package org.almanac.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/** Keys under {@code almanac.retention.} that concern mails; {@code docs/configuration.md} explains each. */
@ConfigMapping(prefix = "almanac.retention")
public interface MailRetentionSettings {

    /** How long can be read what a mail said; forgotten by whole months. */
    @WithDefault("P6M")
    Period mails();

    /** How long it is known that a mail was sent, to whom and when. */
    @WithDefault("P2Y")
    Period messages();
}
