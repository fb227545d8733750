package org.almanac.notification.mail;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words of the mails, in English; {@code messages/notice_*.properties} holds the other languages. Titles, names and
 * dates come in ready-made. No sentence agrees with a title in gender or number.
 */
@MessageBundle(value = "notice", locale = "en")
interface NoticeMessages {

    @Message("{label}: {text}")
    String labelled(String label, String text);

    @Message("{text}, and {count} more")
    String andMore(String text, int count);

    @Message("{count} dates")
    String dates(int count);

    // Times

    @Message("{time}")
    String clock(String time);

    @Message("from {time}")
    String clockFrom(String time);

    @Message("{from}–{to}")
    String clockRange(String from, String to);

    @Message("Your time: {when}")
    String yourTime(String when);

    // Off

    @Message("Cancelled")
    String cancelled();

    @Message("It will not take place.")
    String cancelledNote();

    @Message("Postponed")
    String postponed();

    @Message("Postponed, date to be announced")
    String postponedOpen();

    @Message("It will not take place on this date. The new one is to be announced.")
    String postponedNote();

    @Message("No longer listed")
    String withdrawn();

    @Message("It was taken out of {site}. Please ask its organisers whether it takes place.")
    String withdrawnNote(String site);

    @Message("It was listed in {site} by mistake. Please take it out of your plans.")
    String mistakenNote(String site);

    @Message("{#if count == 1}This date is off; the others stand.{#else}These dates are off; the others stand.{/if}")
    String datesNote(int count);

    @Message(
            "{#if count == 1}This date is off; no other is planned.{#else}These dates are off; no others are planned.{/if}")
    String lastDatesNote(int count);

    @Message("{#if count == 1}The new date is to be announced.{#else}The new dates are to be announced.{/if}")
    String datesPostponedNote(int count);

    // Changed

    @Message("Changed")
    String changed();

    @Message("Back on")
    String backOn();

    @Message("It takes place after all.")
    String backOnNote();

    @Message("New date")
    String newDate();

    @Message("It was postponed. Now it has a date.")
    String newDateNote();

    @Message("Moved from {from} to {to}")
    String movedFromTo(String from, String to);

    @Message("New time on {date}")
    String newTimeOn(String date);

    @Message("{count} dates moved")
    String datesMoved(int count);

    @Message("The other dates stand.")
    String othersStand();

    @Message("Moved to {date}")
    String movedTo(String date);

    @Message("New time")
    String newTime();

    @Message("New dates")
    String newDates();

    @Message("New place")
    String newPlace();

    @Message("Now online")
    String nowOnline();

    @Message("No longer online")
    String noLongerOnline();

    @Message("New link to join")
    String newLink();

    @Message("New title")
    String newTitle();

    @Message("Now confirmed")
    String nowConfirmed();

    @Message("Now provisional")
    String nowProvisional();

    @Message("Before")
    String before();

    @Message("Now")
    String now();

    @Message("Title")
    String fieldTitle();

    @Message("When")
    String fieldWhen();

    @Message("Where")
    String fieldPlace();

    @Message("Online")
    String fieldOnline();

    @Message("Status")
    String fieldStatus();

    @Message("Dates")
    String fieldDates();

    @Message("Not announced")
    String notAnnounced();

    @Message("Not online")
    String notOnline();

    @Message("Provisional")
    String provisional();

    @Message("Confirmed")
    String confirmed();

    // Ahead

    @Message("Reminder")
    String reminder();

    @Message("Key date")
    String keyDate();

    /** Of an hour: when it has passed everywhere. */
    @Message("anywhere on Earth")
    String anywhereOnEarth();

    @Message("New")
    String announced();

    @Message("Provisional: the date or the place may still change.")
    String provisionalNote();

    @Message("Also: {text}")
    String also(String text);

    @Message("Online")
    String online();

    @Message("{place}, and online")
    String andOnline(String place);

    @Message("See the event")
    String seeEvent();

    @Message("Join online")
    String joinOnline();

    @Message("Add to calendar")
    String addToCalendar();

    @Message("More of this mail")
    String others();

    @Message("{#if count == 1}And one more event.{#else}And {count} more events.{/if}")
    String moreEvents(int count);

    @Message("All events")
    String allEvents();

    // Foot

    @Message("You get this mail because you asked {site} to tell you about events and confirmed your address.")
    String why(String site);

    @Message("Change what you get")
    String change();

    @Message("Unsubscribe")
    String unsubscribe();
}
