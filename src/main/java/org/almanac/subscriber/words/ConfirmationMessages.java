package org.almanac.subscriber.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page and the mail that ask a reader to confirm, in English; {@code messages/confirmation_*.properties} holds the other languages. */
@MessageBundle(value = "confirmation", locale = "en")
public interface ConfirmationMessages {

    // Confirming

    @Message("Confirm your subscription")
    String confirmTitle();

    @Message("Confirm your new choice")
    String confirmMoreTitle();

    @Message("One more step")
    String oneMoreStep();

    @Message("Do you want these e-mails?")
    String confirmAsk();

    @Message("Add this to what you follow?")
    String confirmMoreAsk();

    @Message("Sent to")
    String sentTo();

    @Message("All of them")
    String all();

    @Message("Only in")
    String onlyIn();

    @Message("Besides")
    String besides();

    @Message("{#if count == 1}1 name that is not in our calendar; you hear of it once an event there has it.{#else}"
            + "{count} names that are not in our calendar; you hear of them once an event there has them.{/if}")
    String unlisted(int count);

    @Message("Reminders")
    String reminders();

    @Message("None")
    String none();

    @Message("Events")
    String events();

    @Message("I want e-mails from {site} about the events chosen here. I can change this or stop it at any time by "
            + "a link in every e-mail.")
    String consent(String site);

    @Message("Yes, send them")
    String yesSend();

    @Message("Yes, add it")
    String yesAdd();

    @Message("Not what you asked for? Close this page: you will not hear from us again.")
    String notMe();

    @Message("Not what you asked for? Close this page: nothing changes.")
    String notMeMore();

    @Message("Coming up anyway")
    String comingAnyway();

    @Message("The next events of this choice. You are reminded of those whose reminder falls due after you "
            + "confirm.")
    String comingLede();

    @Message("Nothing is coming up yet")
    String comingNone();

    @Message("No event that you follow has a date ahead of it. You will hear of the first one that does.")
    String comingNoneLede();

    @Message("You are subscribed")
    String confirmedTitle();

    @Message("Thank you")
    String thanks();

    @Message("Confirmed before")
    String confirmedBefore();

    @Message("Mails go to {email}. You can change what you follow, pause or stop at any time.")
    String mailsGoTo(String email);

    @Message("Your preferences")
    String preferences();

    @Message("{time}")
    String clock(String time);

    @Message("Online")
    String online();

    // The mail that asks to confirm

    @Message("Confirm your e-mails from {site}")
    String mailSubject(String site);

    @Message("Confirm your new choice at {site}")
    String mailSubjectMore(String site);

    @Message("Please confirm that {email} wants e-mails from {site} about these events:")
    String mailLede(String email, String site);

    @Message("Please confirm the choice that was made for {email} at {site}. It is added to what you follow "
            + "already:")
    String mailLedeMore(String email, String site);

    @Message("{label}: {text}")
    String labelled(String label, String text);

    @Message("Confirm")
    String confirm();

    @Message("{#if days == 1}Confirm within a day:{#else}Confirm within {days} days:{/if}")
    String confirmWithin(long days);

    @Message("{#if days == 1}The button leads to a page where you confirm; the link works for a day.{#else}The "
            + "button leads to a page where you confirm; the link works for {days} days.{/if} If the button does "
            + "not, copy this address into your browser:")
    String buttonNote(long days);

    @Message("If you did not ask for this, do nothing. You get no other mail from us, and the request is "
            + "forgotten.")
    String mailIgnore();

    @Message("If you did not ask for this, do nothing. Nothing changes, and the request is forgotten.")
    String mailIgnoreMore();
}
