package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.feed.EventAttachments;
import org.almanac.notification.compose.SampleNotices;
import org.almanac.notification.mail.CalendarFile;
import org.almanac.notification.mail.NoticeRenderer;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MessageComposer;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageRef;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;
import org.almanac.problem.Problem;
import org.almanac.subscriber.SubscriberContact;
import org.almanac.subscriber.SubscriberMailSamples;
import org.almanac.subscriber.Subscribers;
import org.almanac.time.Language;

/** What readers' mails look like, before any reader gets one: to be seen, and to be sent as a test. */
@ApplicationScoped
public class NoticeSamples implements MessageComposer {
    /** Whoever has got hold of an administrator's session shall not fill anybody's mailbox. */
    private static final int MAX_AN_HOUR = 20;

    private static final Duration HOUR = Duration.ofHours(1);

    private final SampleNotices samples;
    private final NoticeRenderer writer;
    private final SubscriberMailSamples subscriptions;
    private final Subscribers subscribers;
    private final EventAttachments calendar;
    private final Outbox outbox;
    private final Clock clock;

    NoticeSamples(
            SampleNotices samples,
            NoticeRenderer writer,
            SubscriberMailSamples subscriptions,
            Subscribers subscribers,
            EventAttachments calendar,
            Outbox outbox,
            Clock clock) {
        this.samples = samples;
        this.writer = writer;
        this.subscriptions = subscriptions;
        this.subscribers = subscribers;
        this.calendar = calendar;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A mail as it might be. */
    public record Sample(String subject, String text, String html) {}

    /** Those that mails are written in, English first. */
    public List<Locale> languages() {
        return Stream.of(Language.values()).map(Language::locale).toList();
    }

    /** @throws Problem NOT_FOUND when there is no such event */
    public Sample write(SampleChoice choice) {
        ComposeResult.Mail mail = mail(choice, clock.instant());
        return new Sample(mail.form().subject(), mail.form().text(), mail.form().html());
    }

    /**
     * Sends such a mail. It is written when its turn has come.
     *
     * @return the message's id in the outbox
     * @throws Problem INVALID, on {@code address}, if that cannot be written to or has got enough of them
     */
    public UUID send(SampleChoice choice, String address) {
        NewMessage message;
        try {
            message = new NewMessage(
                    Set.of(MessageKind.TEST), address.strip(), null, name(), choice.reference(), clock.instant(), null);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("address", "This is not a mail address that can be written to.");
        }
        if (outbox.count(name(), message.recipient(), clock.instant().minus(HOUR)) >= MAX_AN_HOUR) {
            throw Problem.invalid(
                    "address",
                    "%d tests have been sent to this address within an hour. Try again later, or take another one."
                            .formatted(MAX_AN_HOUR));
        }
        return outbox.enqueue(message);
    }

    @Override
    public String name() {
        return "notice-test";
    }

    @Override
    public ComposeResult compose(MessageRef message, Instant now) {
        try {
            return mail(SampleChoice.of(String.valueOf(message.reference())), now);
        } catch (Problem gone) {
            return new ComposeResult.Skip("withdrawn");
        }
    }

    private ComposeResult.Mail mail(SampleChoice choice, Instant now) {
        MessageKind kind = choice.kind().notice();
        if (kind == null) {
            return subscription(choice);
        }
        SubscriberContact reader = choice.reader() == null
                ? null
                : subscribers.contact(choice.reader()).orElse(null);
        List<UpcomingOccurrence> about = samples.about(choice.event(), now);
        NoticeRenderer.Rendered rendered =
                writer.write(samples.of(kind, choice.language(), reader == null ? null : reader.zone(), about, now));
        return new ComposeResult.Mail(
                Set.of(MessageKind.TEST),
                rendered.subject(),
                rendered.text(),
                rendered.html(),
                null,
                samples.brought(kind, about, now).stream()
                        .map(event -> CalendarFile.of(event, calendar))
                        .toList());
    }

    private ComposeResult.Mail subscription(SampleChoice choice) {
        Language language = Language.of(choice.language());
        return switch (choice.kind()) {
            case ADDRESS_CHANGE -> subscriptions.addressChange(choice.reader(), language);
            case ADDRESS_MOVED -> subscriptions.addressMoved(choice.reader(), language);
            default -> subscriptions.confirmation(choice.reader(), language);
        };
    }
}
