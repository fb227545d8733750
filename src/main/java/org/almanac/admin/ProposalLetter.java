package org.almanac.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.almanac.importer.Submission;
import org.almanac.settings.SiteSettings;

/**
 * The mail that an editor may write to who proposed an event, as a link that opens it (RFC 6068). It is the editor who
 * sends it: an address that anybody can type must not get mails from a machine.
 */
final class ProposalLetter {
    private ProposalLetter() {}

    static String link(Submission proposal, SiteSettings site) {
        String title = Objects.requireNonNullElse(proposal.event().title(), "");
        return "mailto:" + mailbox(Objects.requireNonNullElse(proposal.contact(), "")) + "?subject=" + encoded(title)
                + "&body=" + encoded(body(proposal, site));
    }

    private static String body(Submission proposal, SiteSettings site) {
        return switch (proposal.state()) {
            case WAITING -> "Thank you for your proposal to " + site.siteName() + ". Before we list it: ";
            case ACCEPTED ->
                "Thank you for your proposal. It is in the calendar now:\r\n\r\n"
                        + site.link("/events/" + proposal.eventId());
            case REJECTED -> "Thank you for your proposal to " + site.siteName() + ". We have decided not to list it.";
        };
    }

    /** Its sign in the middle stays as it is, or it would be part of a name. */
    private static String mailbox(String contact) {
        int at = contact.lastIndexOf('@');
        return at < 0 ? encoded(contact) : encoded(contact.substring(0, at)) + '@' + encoded(contact.substring(at + 1));
    }

    /** As in an address, where a space is no plus sign. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
