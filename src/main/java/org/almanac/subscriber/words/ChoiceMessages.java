package org.almanac.subscriber.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of what a reader chooses, and of what is wrong with it, in English; {@code messages/choice_*.properties} holds the other languages. */
@MessageBundle(value = "choice", locale = "en")
public interface ChoiceMessages {

    // Choice

    @Message("Which events")
    String whichEvents();

    @Message("All events")
    String everything();

    @Message("Only what is ticked here")
    String onlyTicked();

    @Message("Subjects")
    String subjects();

    @Message("Series")
    String series();

    @Message("Organisers")
    String organisers();

    @Message("Single events")
    String singleEvents();

    @Message("An event that is no longer listed")
    String noLongerListed();

    @Message("Follow an event by the button on its page. You hear of it wherever it is, whatever else you choose.")
    String singleHint();

    @Message("Only in these countries")
    String countries();

    @Message("Two-letter codes with commas between them, such as DE, FR. Leave it empty for everywhere. Online "
            + "events and single events always count.")
    String countriesHint();

    @Message("Remind me")
    String remindMe();

    @Message("Before each event; tick as many as you like.")
    String remindNote();

    @Message("{lead} before")
    String before(String lead);

    @Message("{#if count == 1}1 week{#else}{count} weeks{/if}")
    String weeks(long count);

    @Message("{#if count == 1}1 day{#else}{count} days{/if}")
    String days(long count);

    @Message("{#if count == 1}1 hour{#else}{count} hours{/if}")
    String hours(long count);

    @Message("{#if count == 1}1 minute{#else}{count} minutes{/if}")
    String minutes(long count);

    @Message("{first} and {last}")
    String both(String first, String last);

    @Message("Also tell me")
    String alsoTell();

    @Message("when a new event is announced")
    String tellAnnounced();

    @Message("when an event moves or is cancelled")
    String tellChanges();

    @Message("when nothing that I follow is coming up")
    String tellNothing();

    @Message("Overview of what is coming")
    String overview();

    @Message("How often")
    String digest();

    @Message("Never")
    String digestNone();

    @Message("Every week")
    String digestWeekly();

    @Message("On the first of each month")
    String digestMonthly();

    @Message("Day of the weekly one")
    String digestDay();

    @Message("Hour")
    String digestHour();

    @Message("New events are then told in it, and not by mails of their own.")
    String digestNote();

    @Message("When and how")
    String whenHow();

    @Message("Your time zone")
    String zone();

    @Message("Language")
    String language();

    @Message("Quiet hours")
    String quietHours();

    @Message("No mails from")
    String quietFrom();

    @Message("until")
    String quietTo();

    @Message("A mail that falls due then waits for the end. Reminders of less than a day do not wait. Leave both "
            + "empty for none.")
    String quietHint();

    // What a list was narrowed to and cannot be followed

    @Message("Not all that narrowed your list can be followed by e-mail")
    String notFollowed();

    @Message("Words, here “{words}”: tick the subjects or series that come closest.")
    String notWords(String words);

    @Message("Days: you hear of events whenever they are.")
    String notDays();

    @Message("Whether an event is online: you hear of both kinds.")
    String notOnline();

    @Message("All of it at once: you hear of an event that has any one of what is ticked.")
    String notAtOnce();

    @Message("{#if count == 1}1 name that no subject, series, organiser, event or country can have.{#else}"
            + "{count} names that no subject, series, organiser, event or country can have.{/if}")
    String notNames(int count);

    @Message("{#if count == 1}1 name more than the {most} of a kind that can be chosen.{#else}"
            + "{count} names more than the {most} of a kind that can be chosen.{/if}")
    String notSoMany(int count, int most);

    // What is wrong

    @Message("Enter an e-mail address such as name@example.com.")
    String wrongEmail();

    @Message("Your mails go there already. Enter another address.")
    String sameEmail();

    @Message("Choose at least one subject or series, or follow everything.")
    String wrongFollow();

    @Message("You chose all events and ticked some as well. Choose “Only what is ticked here”, or untick them.")
    String everythingAndTicked();

    @Message("Say everything or chosen.")
    String wrongScope();

    @Message("Number {number} cannot be used: {why}.")
    String wrongItem(int number, String why);

    @Message("There are {there}; choose at most {most}.")
    String tooMany(int there, int most);

    @Message("use its short name, as in its address: lower-case letters and digits joined by hyphens")
    String notSlug();

    @Message("there is no such event; give its id or short name")
    String noEvent();

    @Message("use a two-letter country code of ISO 3166, such as DE")
    String noCountry();

    @Message("write P7D for seven days or PT2H for two hours, from one minute to a year")
    String noLead();

    @Message("Choose a time zone by its IANA name, such as Europe/London.")
    String wrongZone();

    @Message("Give a language tag such as en, de or fr-CH.")
    String wrongLocale();

    @Message("Choose NONE, WEEKLY or MONTHLY.")
    String wrongDigest();

    @Message("Choose a day of the week, such as MONDAY.")
    String wrongDigestDay();

    @Message("Choose a full hour from 0 to 23.")
    String wrongDigestHour();

    @Message("Give both ends as hours and minutes, such as 22:00 and 07:00.")
    String wrongQuiet();

    @Message("Let the quiet hours end at another time than they begin.")
    String equalQuiet();

    @Message("Choose a day from tomorrow to a year ahead, or leave it empty.")
    String wrongPause();
}
