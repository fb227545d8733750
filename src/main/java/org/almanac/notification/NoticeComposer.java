package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.almanac.outbox.Composition;
import org.almanac.outbox.MessageComposer;
import org.almanac.outbox.MessageRef;
import org.almanac.subscriber.QuietHours;
import org.almanac.subscriber.SubscriberContact;
import org.almanac.subscriber.SubscriberState;
import org.almanac.subscriber.Subscribers;

/** Writes the mail that carries a subscriber's notices: all that is still true and wanted when its turn has come. */
@ApplicationScoped
class NoticeComposer implements MessageComposer {
    static final String NAME = "notices";

    private final NoticeLedger ledger;
    private final Subscribers subscribers;
    private final NoticeContents contents;
    private final NoticeWriter writer;

    NoticeComposer(NoticeLedger ledger, Subscribers subscribers, NoticeContents contents, NoticeWriter writer) {
        this.ledger = ledger;
        this.subscribers = subscribers;
        this.contents = contents;
        this.writer = writer;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Composition compose(MessageRef message, Instant now) {
        return compose(message, now, true);
    }

    @Override
    public Composition preview(MessageRef message, Instant now) {
        return compose(message, now, false);
    }

    private Composition compose(MessageRef message, Instant now, boolean record) {
        UUID subscriber = message.subscriberId();
        Optional<SubscriberContact> contact = subscriber == null ? Optional.empty() : subscribers.contact(subscriber);
        if (contact.isEmpty() || contact.get().suppressed() || contact.get().state() != SubscriberState.ACTIVE) {
            return new Composition.Skip("unfollowed");
        }
        List<NoticeLedger.Carried> carried = ledger.carried(message.id(), now);
        Optional<Instant> quiet = quietUntil(contact.get(), now)
                .filter(end -> said(carried).stream().allMatch(notice -> notice.waitsFor(end)));
        if (quiet.isPresent() && !said(carried).isEmpty()) {
            return new Composition.Later(quiet.get());
        }
        NoticeContents.Contents found = contents.of(contact.get(), carried, now);
        if (record) {
            ledger.skip(found.looked().stream()
                    .filter(notice -> notice.skipped() != null)
                    .toList());
            found.saying().forEach(saying -> ledger.says(saying.notice(), saying.event(), saying.facts()));
        }
        if (said(found.looked()).isEmpty()) {
            return new Composition.Skip(reason(found.looked()));
        }
        NoticeWriter.Letter letter = writer.write(found.mail());
        return new Composition.Mail(
                found.kinds(),
                letter.subject(),
                letter.text(),
                letter.html(),
                unsubscribe(contact.get()),
                found.attachments());
    }

    private static List<NoticeLedger.Carried> said(List<NoticeLedger.Carried> carried) {
        return carried.stream().filter(notice -> notice.skipped() == null).toList();
    }

    /** A mail that is tried again, or was held, comes upon quiet hours that its notices had not met when they fell due. */
    private static Optional<Instant> quietUntil(SubscriberContact contact, Instant now) {
        QuietHours quiet = contact.quietHours();
        return quiet == null ? Optional.empty() : quiet.endAfter(now, contact.zone());
    }

    private static String reason(List<NoticeLedger.Carried> carried) {
        String reason =
                carried.isEmpty() ? null : carried.get(carried.size() - 1).skipped();
        return reason == null ? "unfollowed" : reason;
    }

    private static Composition.Unsubscribe unsubscribe(SubscriberContact contact) {
        String link = contact.unsubscribeUrl();
        return new Composition.Unsubscribe(link, link.substring(link.lastIndexOf('/') + 1));
    }
}
