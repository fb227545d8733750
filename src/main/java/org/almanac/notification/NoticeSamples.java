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
import org.almanac.time.Language;

/** What readers' mails look like, before any reader gets one: to be seen, and to be sent as a test. */
@ApplicationScoped
public class NoticeSamples implements MessageComposer {
    private static final List<MessageKind> KINDS = List.of(
            MessageKind.CANCELLED,
            MessageKind.CHANGED,
            MessageKind.REMINDER,
            MessageKind.KEY_DATE,
            MessageKind.ANNOUNCED,
            MessageKind.DIGEST,
            MessageKind.NOTHING_UPCOMING);

    /** Whoever has got hold of an administrator's session shall not fill anybody's mailbox. */
    private static final int MAX_AN_HOUR = 20;

    private static final Duration HOUR = Duration.ofHours(1);

    private final SampleNotices samples;
    private final NoticeRenderer writer;
    private final EventAttachments calendar;
    private final Outbox outbox;
    private final Clock clock;

    NoticeSamples(SampleNotices samples, NoticeRenderer writer, EventAttachments calendar, Outbox outbox, Clock clock) {
        this.samples = samples;
        this.writer = writer;
        this.calendar = calendar;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A mail as it might be. */
    public record Sample(String subject, String text, String html) {}

    /** Those that there are samples of, most urgent first. */
    public List<MessageKind> kinds() {
        return KINDS;
    }

    /** Those that mails are written in, English first. */
    public List<Locale> languages() {
        return Stream.of(Language.values()).map(Language::locale).toList();
    }

    /**
     * A mail about what is next in the catalogue.
     *
     * @param kind one of {@link #kinds}
     * @param language any other than {@link #languages} gets English, as readers do
     */
    public Sample write(MessageKind kind, Locale language) {
        NoticeRenderer.Rendered rendered = writer.write(samples.of(kind, language, clock.instant()));
        return new Sample(rendered.subject(), rendered.text(), rendered.html());
    }

    /**
     * Sends such a mail. It is written when its turn has come.
     *
     * @return the message's id in the outbox
     * @throws Problem INVALID, on {@code address}, if that cannot be written to or has got enough of them
     */
    public UUID send(MessageKind kind, Locale language, String address) {
        NewMessage message;
        try {
            message = new NewMessage(
                    Set.of(MessageKind.TEST),
                    address.strip(),
                    null,
                    name(),
                    kind.name() + "/" + language.toLanguageTag(),
                    clock.instant(),
                    null);
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
        String reference = String.valueOf(message.reference());
        int slash = reference.indexOf('/');
        MessageKind kind = MessageKind.valueOf(reference.substring(0, slash));
        Locale language = Locale.forLanguageTag(reference.substring(slash + 1));
        NoticeRenderer.Rendered rendered = writer.write(samples.of(kind, language, now));
        return new ComposeResult.Mail(
                Set.of(MessageKind.TEST),
                rendered.subject(),
                rendered.text(),
                rendered.html(),
                null,
                attachments(kind, now));
    }

    private List<ComposeResult.Attachment> attachments(MessageKind kind, Instant now) {
        return samples.brought(kind, now).stream()
                .map(event -> CalendarFile.of(event, calendar))
                .toList();
    }
}
