package org.almanac.admin;

import java.util.Objects;
import org.almanac.importer.submission.Submission;
import org.almanac.settings.SiteSettings;
import org.almanac.web.QueryString;

/**
 * The mail that an editor may write to who proposed an event, as a link that opens it (RFC 6068). It is the editor who
 * sends it: an address that anybody can type must not get mails from a machine.
 */
final class ProposalLetter {
    private ProposalLetter() {}

    static String link(Submission proposal, SiteSettings site) {
        String title = Objects.requireNonNullElse(proposal.event().title(), "");
        return "mailto:" + mailbox(Objects.requireNonNullElse(proposal.contact(), ""))
                + new QueryString().with("subject", title).with("body", body(proposal, site));
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
        return at < 0
                ? QueryString.encoded(contact)
                : QueryString.encoded(contact.substring(0, at)) + '@' + QueryString.encoded(contact.substring(at + 1));
    }
}
