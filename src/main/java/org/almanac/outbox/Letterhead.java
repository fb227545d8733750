package org.almanac.outbox;

import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.almanac.settings.SiteSettings;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every mail of this site shares: who writes, under which names, with which headers. */
@Singleton
class Letterhead {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final String siteName;
    private final String address;
    private final String displayName;
    private final String domain;
    private final Optional<String> bounceAddress;
    private final BounceAddress bounces;

    Letterhead(
            SiteSettings site,
            BounceAddress bounces,
            @ConfigProperty(name = "quarkus.mailer.from") Optional<String> from,
            @ConfigProperty(name = "quarkus.mailer.bounce-address") Optional<String> bounceAddress) {
        this.siteName = site.siteName();
        this.address = from.map(Addresses::bare).orElse("events@" + site.host());
        this.displayName =
                from.map(Addresses::name).filter(name -> !name.isEmpty()).orElse(siteName);
        // A host without a dot names a machine, not a place on the network.
        this.domain = site.host().indexOf('.') > 0 ? site.host() : Addresses.domain(address);
        this.bounceAddress = bounceAddress;
        this.bounces = bounces;
    }

    /** The right part of every Message-ID: the site's host, or the sender's domain where that names only a machine. */
    String domain() {
        return domain;
    }

    /** A mail as it goes out at {@code now}; all but its Date follows from the message and the mail. */
    OutgoingMail write(QueuedMessage message, Composition.Mail mail, Instant now) {
        MimeWriter.Body body = MimeWriter.write(message.id(), mail);
        List<MailHeader> headers = new ArrayList<>();
        headers.add(new MailHeader("Date", DATE.format(now)));
        headers.add(MailHeader.mailbox("From", displayName, address));
        headers.add(new MailHeader("To", message.recipient()));
        headers.add(MailHeader.text("Subject", OneLine.of(mail.subject())));
        headers.add(new MailHeader("Message-ID", "<" + message.internetMessageId() + ">"));
        if (mail.unsubscribe() != null) {
            addListHeaders(headers, mail.unsubscribe());
        }
        String kinds = MessageKind.join(mail.kinds());
        headers.add(new MailHeader("Auto-Submitted", "auto-generated"));
        headers.add(new MailHeader("Feedback-ID", feedbackId(kinds)));
        headers.add(new MailHeader("X-Almanac-Kind", kinds));
        headers.add(new MailHeader("MIME-Version", "1.0"));
        headers.add(new MailHeader("Content-Type", body.contentType()));
        return OutgoingMail.of(sender(message), message.recipient(), headers, body.octets());
    }

    // RFC 2919, RFC 2369, RFC 8058
    private void addListHeaders(List<MailHeader> headers, Composition.Unsubscribe unsubscribe) {
        String mailto = "mailto:" + address + "?subject="
                + URLEncoder.encode("unsubscribe " + unsubscribe.token(), StandardCharsets.UTF_8)
                        .replace("+", "%20");
        headers.add(MailHeader.mailbox("List-Id", siteName, "events." + domain));
        headers.add(new MailHeader("List-Unsubscribe", "<" + unsubscribe.link() + ">, <" + mailto + ">"));
        headers.add(new MailHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }

    // As Gmail's feedback loop reads it: what the mail is about, and at the end who sends.
    private String feedbackId(String kinds) {
        return kinds.toLowerCase(Locale.ROOT).replace(',', '-') + ":" + domain + ":almanac";
    }

    /** The envelope's: with a bounce domain, an address that tells which message bounced. */
    private String sender(QueuedMessage message) {
        return bounces.of(message.id())
                .or(() -> bounceAddress.map(Addresses::bare))
                .orElse(address);
    }
}
