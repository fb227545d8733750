package org.almanac.feed.check;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.almanac.feed.CalendarProgram;
import org.almanac.feed.FeedFinding;
import org.almanac.feed.FeedFinding.Severity;

/** What is to be said of a calendar as a whole, and of its events. */
public final class FeedFindings {
    private FeedFindings() {}

    public static List<FeedFinding> all(int octets, int events, URI base, List<FeedFinding> ofEvents) {
        List<FeedFinding> findings = new ArrayList<>();
        if (octets > CalendarProgram.GOOGLE_LIMIT) {
            add(
                    findings,
                    "TOO_LARGE",
                    Severity.ERROR,
                    "With " + octets + " octets it is larger than the megabyte that Google Calendar takes.");
        } else if (octets > CalendarProgram.GOOGLE_LIMIT / 10 * 8) {
            add(
                    findings,
                    "LARGE",
                    Severity.WARNING,
                    "With " + octets + " octets it is close to the megabyte that Google Calendar takes.");
        }
        if (events == 0) {
            add(findings, "EMPTY", Severity.WARNING, "Nothing matches; subscribers see an empty calendar.");
        }
        if (!"https".equals(base.getScheme())) {
            add(
                    findings,
                    "NO_HTTPS",
                    Severity.WARNING,
                    "The site's address (almanac.base-url) is not https, which"
                            + " Outlook.com asks for, and which keeps what people subscribe to between them and the site.");
        }
        findings.addAll(ofEvents);
        findings.sort(Comparator.comparing(FeedFinding::severity));
        return List.copyOf(findings);
    }

    private static void add(List<FeedFinding> findings, String code, Severity severity, String message) {
        findings.add(new FeedFinding(code, severity, message, 0, List.of()));
    }
}
