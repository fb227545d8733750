package org.almanac.subscriber.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages of a subscription, in English; {@code messages/reader_*.properties} holds the other languages. */
@MessageBundle(value = "reader", locale = "en")
public interface ReaderMessages {

    // Frame

    @Message("en")
    String lang();

    @Message("Skip to the content")
    String skip();

    @Message("Main")
    String mainNav();

    @Message("Feeds and more")
    String moreNav();

    @Message("Upcoming events")
    String upcoming();

    @Message("Subscribe by e-mail")
    String byMail();

    @Message("Calendar feed")
    String calendarFeed();

    // Subscribing

    @Message("Know what is coming")
    String subscribeTitle();

    @Message("Choose the events that matter to you and when to be reminded. We send one mail to ask whether the "
            + "address is yours; nothing else before you say yes.")
    String subscribeLede();

    @Message("Please mend what is marked below.")
    String mendBelow();

    @Message("Your e-mail address")
    String yourAddress();

    @Message("Subscribe")
    String subscribe();

    @Message("Free, no advertising, no tracking. Every mail has a link to change this or to stop it.")
    String subscribeFoot();

    // Check your inbox

    @Message("Almost there")
    String inboxKicker();

    @Message("Check your inbox")
    String inboxTitle();

    @Message("If the address can receive mail, a message with a link to confirm is on its way to it. Nothing is "
            + "sent before you follow that link.")
    String inboxLede();

    @Message("It comes within minutes; if it does not, look among the unwanted mails. Asking again helps after ten "
            + "minutes: until then, one mail is all that is sent to an address.")
    String inboxHint();

    // Preferences

    @Message("Nothing was saved. Please mend what is marked below.")
    String notSaved();

    @Message("Saved. It counts from now on.")
    String saved();

    @Message("Mails to this address came back or were reported as unwanted, so none are sent to it.")
    String cameBack();

    @Message("Your mails are stopped. What you chose is kept in case you want them again.")
    String stopped();

    @Message("Start them again")
    String startAgain();

    @Message("Paused until {day}. What falls due before is not sent later.")
    String pausedNote(String day);

    @Message("Pause")
    String pause();

    @Message("No mails until")
    String pauseUntil();

    @Message("Leave it empty for no pause. What falls into a pause is not sent later.")
    String pauseHint();

    @Message("Save")
    String save();

    @Message("Add to your calendar")
    String yourCalendar();

    @Message("Apple Calendar and others (webcal)")
    String webcal();

    @Message("Address for any program")
    String anyCalendar();

    @Message("Or copy its address")
    String copyCalendar();

    @Message("What you follow, kept up to date. The address is yours alone: whoever has it sees what you follow.")
    String calendarNote();

    @Message("New address")
    String renewCalendar();

    @Message("The old address then works no more, wherever it was passed on. Add the new one to your calendar program.")
    String renewNote();

    @Message("Your data")
    String yourData();

    @Message("Download all we keep about you")
    String download();

    @Message("Change your address")
    String changeAddress();

    @Message("Erase me")
    String eraseMe();

    @Message("Enough?")
    String enough();

    @Message("Stop all mails")
    String stopAll();

    // Stopping and erasing

    @Message("Stop all mails?")
    String stopAsk();

    @Message("You will get no reminders and no other notices from {site} any more.")
    String stopLede(String site);

    @Message("You are unsubscribed")
    String stoppedTitle();

    @Message("No more mails will be sent to you. What was just on its way may still arrive.")
    String stoppedLede();

    @Message("Erase my data")
    String eraseTitle();

    @Message("Erase your subscription?")
    String eraseAsk();

    @Message("Your address, your choice, the record of your consent and every mail to you that we keep are deleted "
            + "at once and cannot be brought back. What stays is a code made from your address that cannot be "
            + "turned back into it; it keeps a list from adding you again.")
    String eraseLede();

    @Message("Erase it")
    String eraseYes();

    @Message("Keep my subscription")
    String eraseNo();

    @Message("Your subscription is erased")
    String erasedTitle();

    @Message("We have deleted your address and all that went with it. You will not hear from us again.")
    String erasedLede();

    // Links that do not work

    @Message("This link does not work")
    String deadTitle();

    @Message("This link has expired")
    String expiredTitle();

    @Message("Links to confirm work for seven days. Subscribe again and you get a new one.")
    String expiredLede();

    @Message("The link to change an address works for two days. Ask again from your preferences.")
    String changeExpiredLede();

    @Message("This link was used before")
    String usedTitle();

    @Message("It confirmed a subscription that has been stopped since. Subscribe again if you want mails once "
            + "more.")
    String usedLede();

    @Message("Please confirm first")
    String unconfirmedTitle();

    @Message("Your address has not been confirmed yet. Follow the link in the mail that asks for it.")
    String unconfirmedLede();

    @Message("Send a new one")
    String sendNew();

    @Message("This link works no more")
    String revokedTitle();

    @Message("It belongs to a subscription that was erased, or newer links have taken its place. Use the link in "
            + "your latest mail.")
    String revokedLede();

    @Message("This link is not complete")
    String unknownTitle();

    @Message("It may have been cut short on its way. Open it once more from the mail, or copy all of it.")
    String unknownLede();
}
