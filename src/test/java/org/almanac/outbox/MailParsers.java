package org.almanac.outbox;

import org.almanac.outbox.bounce.BounceReader;

/** What this package reads of mails that come in, for tests of other packages. */
public final class MailParsers {
    private MailParsers() {}

    public static void bounce(byte[] mail) {
        BounceReader.read(mail);
    }

    public static void unsubscribe(byte[] mail) {
        UnsubscribeMail.tokens(mail);
    }
}
