package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.CatalogueQueries;
import org.almanac.event.Event;
import org.almanac.event.EventTime;
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
    private final NoticeWriter writer;
    private final SiteSettings site;

    NoticeComposer(
            NoticeLedger ledger,
            Subscribers subscribers,
            CatalogueQueries catalogue,
            EventMessages calendar,
            NoticeWriter writer,
            SiteSettings site) {
        this.ledger = ledger;
        this.subscribers = subscribers;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.writer = writer;
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
        List<NoticeMail.Card> reminders = new ArrayList<>();
        List<Composition.Attachment> attachments = new ArrayList<>();
        NoticeMail.NothingUpcoming nothing = null;
        for (NoticeLedger.Carried notice : said) {
            kinds.add(notice.kind());
            if (notice.kind() == MessageKind.NOTHING_UPCOMING) {
                nothing = nothing(contact, now);
            } else if (notice.event() != null && notice.occurrence() != null) {
                Event event = catalogue.find(notice.event().toString());
                reminders.add(card(event, occurrence(event, notice.occurrence()).time()));
                attachments.add(attachment(event));
            }
        }
        NoticeWriter.Letter letter = writer.write(new NoticeMail(
                new NoticeMail.Reader(
                        contact.locale(), contact.zone(), contact.preferencesUrl(), contact.unsubscribeUrl()),
                List.of(),
                List.of(),
                reminders,
                List.of(),
                List.of(),
                null,
                nothing));
        return new Composition.Mail(
                kinds,
                letter.subject(),
                letter.text(),
                letter.html(),
                unsubscribe(contact),
                attachments.stream().distinct().toList());
    }

    private Occurrence occurrence(Event event, UUID id) {
        return catalogue.occurrence(event, id).orElseThrow();
    }

    private NoticeMail.Card card(Event event, EventTime time) {
        String page = site.link("/events/" + event.slug());
        return new NoticeMail.Card(
                event.title(),
                time,
                event.status(),
                place(event),
                event.content().onlineUrl(),
                event.content().summary(),
                page,
                page + ".ics");
    }

    private NoticeMail.NothingUpcoming nothing(SubscriberContact contact, Instant now) {
        Instant last = ledger.lastFollowedStart(contact.id(), now);
        return new NoticeMail.NothingUpcoming(
                ledger.choice(contact.id()), last == null ? null : LocalDate.ofInstant(last, contact.zone()));
    }

    private Composition.Attachment attachment(Event event) {
        return new Composition.Attachment(
                "text/calendar; method=PUBLISH; charset=utf-8", "event.ics", calendar.publish(event));
    }

    private static Composition.Unsubscribe unsubscribe(SubscriberContact contact) {
        String link = contact.unsubscribeUrl();
        return new Composition.Unsubscribe(link, link.substring(link.lastIndexOf('/') + 1));
    }

    private static @Nullable String place(Event event) {
        Venue venue = event.content().venue();
        if (venue == null) {
            return null;
        }
        String place = Stream.of(venue.name(), venue.city(), venue.country())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return place.isEmpty() ? null : place;
    }
}
