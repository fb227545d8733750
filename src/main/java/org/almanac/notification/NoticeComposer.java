package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.CatalogueQueries;
import org.almanac.event.Event;
import org.almanac.event.Occurrence;
import org.almanac.event.Venue;
import org.almanac.feed.EventMessages;
import org.almanac.outbox.Composition;
import org.almanac.outbox.MessageComposer;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageRef;
import org.almanac.settings.SiteSettings;
import org.almanac.subscriber.QuietHours;
import org.almanac.subscriber.SubscriberContact;
import org.almanac.subscriber.SubscriberState;
import org.almanac.subscriber.Subscribers;
import org.jspecify.annotations.Nullable;

/** Writes the mail that carries a subscriber's notices: all that is still true and wanted when its turn has come. */
@ApplicationScoped
class NoticeComposer implements MessageComposer {
    static final String NAME = "notices";

    private final NoticeLedger ledger;
    private final Subscribers subscribers;
    private final CatalogueQueries catalogue;
    private final EventMessages calendar;
    private final SiteSettings site;

    NoticeComposer(
            NoticeLedger ledger,
            Subscribers subscribers,
            CatalogueQueries catalogue,
            EventMessages calendar,
            SiteSettings site) {
        this.ledger = ledger;
        this.subscribers = subscribers;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.site = site;
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
        List<NoticeLedger.Carried> said =
                carried.stream().filter(notice -> notice.skipped() == null).toList();
        if (record) {
            ledger.skip(
                    carried.stream().filter(notice -> notice.skipped() != null).toList());
        }
        if (said.isEmpty()) {
            return new Composition.Skip(reason(carried));
        }
        return quietUntil(contact.get(), now)
                .filter(end -> said.stream().allMatch(notice -> notice.waitsFor(end)))
                .<Composition>map(Composition.Later::new)
                .orElseGet(() -> mail(contact.get(), said, now));
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

    private Composition mail(SubscriberContact contact, List<NoticeLedger.Carried> said, Instant now) {
        Set<MessageKind> kinds = EnumSet.noneOf(MessageKind.class);
        List<NoticeMail.Reminder> reminders = new ArrayList<>();
        List<Composition.Attachment> attachments = new ArrayList<>();
        NoticeMail.NothingUpcoming nothing = null;
        for (NoticeLedger.Carried notice : said) {
            kinds.add(notice.kind());
            if (notice.kind() == MessageKind.NOTHING_UPCOMING) {
                nothing = nothing(contact, now);
            } else if (notice.event() != null && notice.occurrence() != null) {
                Event event = catalogue.find(notice.event().toString());
                reminders.add(reminder(event, occurrence(event, notice.occurrence()), contact));
                attachments.add(attachment(event));
            }
        }
        NoticeMail mail = new NoticeMail(
                site.siteName(),
                site.link("/"),
                site.link("/subscribe"),
                contact.preferencesUrl(),
                contact.unsubscribeUrl(),
                reminders,
                nothing);
        return new Composition.Mail(
                kinds,
                mail.subject(),
                NoticeTemplates.noticeText(mail).render(),
                NoticeTemplates.noticeHtml(mail, mail.subject()).render(),
                unsubscribe(contact),
                attachments.stream().distinct().toList());
    }

    private Occurrence occurrence(Event event, UUID id) {
        return catalogue.occurrence(event, id).orElseThrow();
    }

    private NoticeMail.Reminder reminder(Event event, Occurrence occurrence, SubscriberContact contact) {
        String page = site.link("/events/" + event.slug());
        return new NoticeMail.Reminder(
                event.title(),
                WhenText.of(occurrence.time()),
                WhenText.forReader(occurrence.time(), contact.zone()),
                where(event),
                event.content().summary(),
                page,
                page + ".ics");
    }

    private NoticeMail.NothingUpcoming nothing(SubscriberContact contact, Instant now) {
        Instant last = ledger.lastFollowedStart(contact.id(), now);
        return new NoticeMail.NothingUpcoming(
                ledger.choice(contact.id()),
                last == null
                        ? null
                        : WhenText.day(
                                LocalDateTime.ofInstant(last, contact.zone()).toLocalDate()));
    }

    private Composition.Attachment attachment(Event event) {
        return new Composition.Attachment(
                "text/calendar; method=PUBLISH; charset=utf-8", "event.ics", calendar.publish(event));
    }

    private static Composition.Unsubscribe unsubscribe(SubscriberContact contact) {
        String link = contact.unsubscribeUrl();
        return new Composition.Unsubscribe(link, link.substring(link.lastIndexOf('/') + 1));
    }

    private static @Nullable String where(Event event) {
        Venue venue = event.content().venue();
        List<String> parts = new ArrayList<>();
        if (venue != null) {
            addIfGiven(parts, venue.name());
            addIfGiven(parts, venue.city());
            addIfGiven(parts, venue.country());
        }
        if (event.content().onlineUrl() != null) {
            parts.add(parts.isEmpty() ? "Online" : "and online");
        }
        return parts.isEmpty() ? null : String.join(", ", parts);
    }

    private static void addIfGiven(List<String> parts, @Nullable String part) {
        if (part != null) {
            parts.add(part);
        }
    }
}
