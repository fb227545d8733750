package org.almanac.outbox.compose;

import static org.almanac.outbox.mime.EncodedForm.Encoding.HEADER;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
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
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MailForm;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.UnsubscribeMail;
import org.almanac.outbox.bounce.BounceAddress;
import org.almanac.outbox.mime.EncodedForm;
import org.almanac.outbox.mime.MailAddresses;
import org.almanac.outbox.mime.MailHeader;
import org.almanac.outbox.mime.MimeWriter;
import org.almanac.outbox.mime.SubjectLine;
import org.almanac.outbox.queue.QueuedMessage;
import org.almanac.outbox.smtp.OutgoingMail;
import org.almanac.outbox.smtp.TransportSelector;
import org.almanac.settings.SiteSettings;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every mail of this site shares: who writes, under which names, with which headers. */
@Singleton
public class MailEncoder {
    private static final DateTimeFormatter DATE_FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    // What is filled into a mail, by number; the fillings of its blanks follow.
    private static final int DATE = 0;
    private static final int TO = 1;
    private static final int MESSAGE_ID = 2;
    private static final int LINK = 3;
    private static final int TOKEN = 4;
    private static final int BLANKS = 5;

    private final String siteName;
    private final String address;
    private final String displayName;
    private final String domain;
    private final Optional<String> bounceAddress;
    private final BounceAddress bounces;
    private final TransportSelector transports;

    /** What has been put into octets, for as long as somebody writes mails from it. */
    private final LoadingCache<MailForm, EncodedForm> forms =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build(this::encode);

    MailEncoder(
            SiteSettings site,
            BounceAddress bounces,
            TransportSelector transports,
            @ConfigProperty(name = "quarkus.mailer.from") Optional<String> from,
            @ConfigProperty(name = "quarkus.mailer.bounce-address") Optional<String> bounceAddress) {
        this.siteName = site.siteName();
        this.address = from.map(MailAddresses::bare).orElse("events@" + site.host());
        this.displayName =
                from.map(MailAddresses::name).filter(name -> !name.isEmpty()).orElse(siteName);
        // A host without a dot names a machine, not a place on the network.
        this.domain = site.host().indexOf('.') > 0 ? site.host() : MailAddresses.domain(address);
        this.bounceAddress = bounceAddress;
        this.bounces = bounces;
        this.transports = transports;
    }

    /** The right part of every Message-ID: the site's host, or the sender's domain where that names only a machine. */
    public String domain() {
        return domain;
    }

    /** A form with all that goes round it; the values that it is filled in with are those of {@link #write}. */
    private EncodedForm encode(MailForm form) {
        String kinds = MessageKind.join(form.kinds());
        String subject = SubjectLine.of(form.subject());
        EncodedForm.Builder mail = new EncodedForm.Builder();
        MimeWriter body = new MimeWriter(form, BLANKS, mail);
        mail.ascii("Date: ").gap(DATE, HEADER).ascii("\r\n");
        mail.ascii(MailHeader.mailbox("From", displayName, address).line());
        mail.ascii("To: ").gap(TO, HEADER).ascii("\r\n");
        mail.ascii(MailHeader.text("Subject", subject).line());
        mail.ascii("Message-ID: <").gap(MESSAGE_ID, HEADER).ascii(">\r\n");
        if (form.listed()) {
            addListHeaders(mail);
        }
        mail.ascii(new MailHeader("Auto-Submitted", "auto-generated").line());
        mail.ascii(new MailHeader("Feedback-ID", feedbackId(kinds)).line());
        mail.ascii(new MailHeader("X-Almanac-Kind", kinds).line());
        mail.ascii(new MailHeader("MIME-Version", "1.0").line());
        mail.ascii(new MailHeader("Content-Type", body.contentType()).line());
        mail.ascii(transports.of(form.kinds()).ownHeader());
        mail.ascii("\r\n");
        body.write();
        return mail.build(kinds, subject);
    }

    // RFC 2919, RFC 2369, RFC 8058
    private void addListHeaders(EncodedForm.Builder mail) {
        mail.ascii(MailHeader.mailbox("List-Id", siteName, "events." + domain).line());
        mail.ascii("List-Unsubscribe: <").gap(LINK, HEADER).ascii(">,\r\n");
        mail.ascii(" <mailto:" + MailHeader.printable(bounces.forUnsubscribing().orElse(address)) + "?subject="
                + urlEncoded(UnsubscribeMail.subject("")));
        mail.gap(TOKEN, HEADER).ascii(">\r\n");
        mail.ascii(new MailHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click").line());
    }

    /** A mail as it goes out at {@code now}; all but its Date follows from the message and the mail. */
    public EncodedMessage write(QueuedMessage message, ComposeResult.Mail mail, Instant now) {
        EncodedForm form = forms.get(mail.form());
        ComposeResult.Unsubscribe unsubscribe = mail.unsubscribe();
        List<String> values = new ArrayList<>(BLANKS + mail.fillings().size());
        values.add(DATE_FORMAT.format(now));
        values.add(message.recipient());
        values.add(message.internetMessageId());
        values.add(unsubscribe == null ? "" : unsubscribe.link());
        values.add(unsubscribe == null ? "" : urlEncoded(unsubscribe.token()));
        values.addAll(mail.fillings());
        return new EncodedMessage(
                message,
                form,
                mail,
                new OutgoingMail(sender(message), message.recipient(), form.pieces(), form.filled(values)));
    }

    private static String urlEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    // As Gmail's feedback loop reads it: what the mail is about, and at the end who sends.
    private String feedbackId(String kinds) {
        return kinds.toLowerCase(Locale.ROOT).replace(',', '-') + ":" + domain + ":almanac";
    }

    /** The envelope's: with a bounce domain, an address that tells which message bounced. */
    private String sender(QueuedMessage message) {
        return bounces.of(message.id())
                .or(() -> bounceAddress.map(MailAddresses::bare))
                .orElse(address);
    }
}
