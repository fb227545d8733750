package org.almanac.notification.mail;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words for a week or a month, and for nothing ahead, in English; {@code messages/digest_*.properties} holds the other
 * languages. Names and dates come in ready-made.
 */
@MessageBundle(value = "digest", locale = "en")
interface DigestMessages {

    @Message("The week ahead")
    String weekAhead();

    @Message("Newly announced")
    String newlyAnnounced();

    @Message("Featured")
    String featured();

    @Message("Nothing that you follow takes place in the next seven days.")
    String emptyWeek();

    @Message("Nothing that you follow takes place this month.")
    String emptyMonth();

    // Nothing ahead

    @Message("Nothing is coming up in your choice of events")
    String nothingTitle();

    @Message("You follow every event of {site}.")
    String followEverything(String site);

    @Message("You follow: {names}.")
    String follow(String names);

    @Message("The last such event was on {date}.")
    String lastWas(String date);

    @Message("You will hear from us as soon as one is announced.")
    String promise();

    @Message("Widen your choice")
    String widen();
}
