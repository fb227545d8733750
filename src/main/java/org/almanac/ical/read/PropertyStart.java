package org.almanac.ical.read;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an unfolded line begins with. Programs that break their texts without folding them leave lines of prose between
 * the properties; names that no standard has, and some that its grammar does not allow, are properties all the same.
 */
enum PropertyStart {
    /** It is a property, whether known or not. */
    PROPERTY,
    /** It is prose that begins like a property: {@code 09:00 Opening}, {@code Note: …}, {@code https://…}. */
    LIKE_A_PROPERTY,
    /** It goes on with what stands before it. */
    NONE;

    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][A-Za-z0-9_.-]*)([;:])");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_-]+=");

    /** RFC 5545 §8.3.2, RFC 7986, 9073, 9074, 9253, vCalendar 1.0. */
    private static final Set<String> KNOWN =
            Set.of("ACKNOWLEDGED ACTION ATTACH ATTENDEE BEGIN BUSYTYPE CALENDAR-ADDRESS CALSCALE CATEGORIES CLASS COLOR"
                    .concat(" COMMENT COMPLETED CONCEPT CONFERENCE CONTACT CREATED DAYLIGHT DCREATED DESCRIPTION DTEND")
                    .concat(" DTSTAMP DTSTART DUE DURATION END EXDATE EXRULE FREEBUSY GEO IMAGE LAST-MODIFIED LINK")
                    .concat(" LOCATION LOCATION-TYPE METHOD NAME ORGANIZER PARTICIPANT-TYPE PERCENT-COMPLETE PRIORITY")
                    .concat(" PRODID PROXIMITY RDATE RECURRENCE-ID REFID REFRESH-INTERVAL RELATED-TO REPEAT")
                    .concat(" REQUEST-STATUS RESOURCE-TYPE RESOURCES RRULE SEQUENCE SOURCE STATUS STRUCTURED-DATA")
                    .concat(" STYLED-DESCRIPTION SUMMARY TRANSP TRIGGER TZ TZID TZID-ALIAS-OF TZNAME TZOFFSETFROM")
                    .concat(" TZOFFSETTO TZUNTIL TZURL UID URL VERSION")
                    .split(" "));

    /** Whoever glues one of these to a text publishes an address. */
    private static final Set<String> PEOPLE = Set.of("ATTENDEE", "ORGANIZER", "CALENDAR-ADDRESS");

    static PropertyStart of(String line) {
        Matcher start = NAME.matcher(line);
        if (!start.lookingAt()) {
            return NONE;
        }
        String written = start.group(1);
        String name = written.toUpperCase(Locale.ROOT);
        String rest = line.substring(start.end());
        if (PEOPLE.contains(name) || name.startsWith("X-")) {
            return PROPERTY;
        }
        if (KNOWN.contains(name)) {
            // "Location: Hall 5" is how people write; programs write a name in capitals or small letters.
            return isMixed(written) && rest.startsWith(" ") ? LIKE_A_PROPERTY : PROPERTY;
        }
        boolean property = start.group(2).equals(";")
                ? PARAMETER.matcher(rest).lookingAt()
                : Character.isLetter(written.charAt(0)) && !rest.startsWith(" ") && !rest.startsWith("//");
        return property ? PROPERTY : LIKE_A_PROPERTY;
    }

    private static boolean isMixed(String name) {
        return !name.equals(name.toUpperCase(Locale.ROOT)) && !name.equals(name.toLowerCase(Locale.ROOT));
    }
}
