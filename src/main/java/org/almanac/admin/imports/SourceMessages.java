package org.almanac.admin.imports;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of mails about sources, in English; {@code messages/source_*.properties} holds the other languages. */
@MessageBundle(value = "source", locale = "en")
interface SourceMessages {

    @Message("“{name}” has not been read since {when}")
    String failingSubject(String name, String when);

    @Message("A calendar that cannot be read")
    String failingTitle();

    @Message(
            "{site} reads “{name}” by itself. No attempt has worked since {when}, so what has changed there does not show here.")
    String failingLede(String site, String name, String when);

    @Message("The last attempt: {reason}")
    String failingReason(String reason);

    @Message("Look at the source")
    String failingButton();

    @Message("It is tried again once a day or more often. You get no further mail about it until it has worked again.")
    String failingNext();
}
