package org.almanac.account.link;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the mails to people of the desk, in English; {@code messages/account_*.properties} holds the other languages. */
@MessageBundle(value = "account", locale = "en")
interface AccountMessages {

    @Message("You are invited to the desk of {site}")
    String invitationSubject(String site);

    @Message("You are invited")
    String invitationTitle();

    @Message("You can now help to edit {site}. Choose a password to log in with {email}.")
    String invitationLede(String site, String email);

    @Message("Choose a password")
    String choosePassword();

    @Message("The link works once, until {when}. After that, ask an administrator for another.")
    String invitationUntil(String when);

    @Message("You do not have to do anything if you did not expect this: without a password nobody can log in.")
    String invitationIgnore();

    @Message("A new password for {site}")
    String resetSubject(String site);

    @Message("Choose a new password")
    String resetTitle();

    @Message("Somebody asked for a new password for {email} at the desk of {site}.")
    String resetLede(String site, String email);

    @Message("The link works once, until {when}.")
    String resetUntil(String when);

    @Message("If it was not you, do nothing: your password stays as it is.")
    String resetIgnore();
}
