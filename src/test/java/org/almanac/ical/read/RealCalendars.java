package org.almanac.ical.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** Calendars of other projects' tests; their README says which. */
public final class RealCalendars {
    static final String FOLDER = "/importer/real/";

    private RealCalendars() {}

    public static List<String> names() {
        return List.of(
                "allenporter-ical-duration_negative.ics",
                "allenporter-ical-google_dtstart_until_mismatch.ics",
                "apple-ccs-calendarserver-Test-01B.ics",
                "calcurse-ical-007.ical.ics",
                "calcurse-ical-014.ical.ics",
                "collective-icalendar-issue_1081_invalid_start_and_end.ics",
                "collective-icalendar-issue_722_missing_timezones.ics",
                "golang-ical-google.ics",
                "ical.net-Language2.ics",
                "ical.net-ProdID2.ics",
                "ical4j-Christian32Holidays.ics",
                "ical4j-mathBirthdays.ics",
                "icalendar-rs-event.ics",
                "ics-parser-issue-196.ics",
                "khal-event_dtr_no_tz_exdatez.ics",
                "khal-event_rrule_recuid_cancelled.ics",
                "node-ical-duplicate-rrule-sequence.ics",
                "node-ical-large-file-with-late-error.ics",
                "node-ical-ms_timezones.ics");
    }

    public static byte[] bytes(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(RealCalendars.class.getResourceAsStream(FOLDER + name))) {
            return in.readAllBytes();
        }
    }
}
