package org.almanac.notification.compose;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.almanac.event.EventStatus;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.feed.DraftPreview;
import org.almanac.importer.page.Place;
import org.almanac.notification.mail.NoticeMail;
import org.almanac.notification.mail.NoticeMail.Cancelled;
import org.almanac.notification.mail.NoticeMail.Card;
import org.almanac.notification.mail.NoticeRenderer;
import org.almanac.settings.SiteSettings;

/** The subject and the first line of the mail that would tell of an event: that it is announced, that it is near, or off. */
@Singleton
class MailPreview implements DraftPreview {
    private final EventCards cards;
    private final NoticeRenderer renderer;
    private final SiteSettings site;

    MailPreview(EventCards cards, NoticeRenderer renderer, SiteSettings site) {
        this.cards = cards;
        this.renderer = renderer;
        this.site = site;
    }

    @Override
    public Place place() {
        return Place.MAIL;
    }

    @Override
    public Part of(UpcomingOccurrence draft, Instant now) {
        Card card = cards.of(draft.event(), draft.occurrence().time());
        boolean on = card.status().takesPlace();
        boolean known = draft.event().firstPublishedAt() != null;
        NoticeRenderer.Rendered mail = renderer.write(new NoticeMail(
                new NoticeMail.Reader(
                        site.defaultLocale(), site.defaultTimeZone(), site.link("/subscribe"), site.link("/subscribe")),
                off(card),
                List.of(),
                on && known ? List.of(card) : List.of(),
                List.of(),
                on && !known ? List.of(card) : List.of(),
                null,
                null));
        List<String> first =
                mail.text().lines().filter(line -> !line.isBlank()).limit(1).toList();
        return new Part(null, mail.subject(), "", first);
    }

    private static List<Cancelled> off(Card card) {
        if (card.status().takesPlace()) {
            return List.of();
        }
        Cancelled.Why why = card.status() == EventStatus.POSTPONED ? Cancelled.Why.POSTPONED : Cancelled.Why.CANCELLED;
        return List.of(new Cancelled(card, why, List.of(), false));
    }
}
