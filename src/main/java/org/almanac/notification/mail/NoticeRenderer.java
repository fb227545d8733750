package org.almanac.notification.mail;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.almanac.notification.NotificationSettings;
import org.almanac.outbox.ComposeResult;
import org.almanac.settings.SiteSettings;
import org.almanac.time.Language;
import org.jspecify.annotations.Nullable;

/** Puts what is to be told into words: a subject, and two bodies that say the same. */
@Singleton
public class NoticeRenderer {
    /** Gmail hides what lies beyond 102 KB, the foot first. */
    static final int MAX_BODY_LENGTH = 96 * 1024;

    private final SiteSettings site;
    private final NotificationSettings settings;
    private final NoticeJsonLd jsonLd;

    NoticeRenderer(SiteSettings site, NotificationSettings settings, NoticeJsonLd jsonLd) {
        this.site = site;
        this.settings = settings;
        this.jsonLd = jsonLd;
    }

    /** A subject of one line, and the text and HTML of a mail. */
    public record Rendered(String subject, String text, String html) {}

    /** How much is said in full and how much in a line each. */
    private enum SizeLimit {
        FULL(16, 50),
        REDUCED(8, 30),
        MINIMAL(3, 12);

        final int cards;
        final int rows;

        SizeLimit(int cards, int rows) {
            this.cards = cards;
            this.rows = rows;
        }
    }

    /** Readers of one language and zone who are told the same get the same mail, but for their own links. */
    public Rendered write(NoticeMail mail) {
        Rendered rendered = write(mail, SizeLimit.FULL);
        for (SizeLimit limit : List.of(SizeLimit.REDUCED, SizeLimit.MINIMAL)) {
            if (rendered.html().getBytes(StandardCharsets.UTF_8).length <= MAX_BODY_LENGTH) {
                return rendered;
            }
            rendered = write(mail, limit);
        }
        return rendered;
    }

    private Rendered write(NoticeMail mail, SizeLimit limit) {
        Language language = Language.of(mail.reader().locale());
        NoticeView page = page(mail, limit, language);
        ComposeResult.Bodies bodies = ComposeResult.Bodies.of(NoticeTemplates.notice(page), language.locale());
        return new Rendered(page.subject(), bodies.text(), bodies.html());
    }

    private NoticeView page(NoticeMail mail, SizeLimit limit, Language language) {
        NoticeMessages words = MessageBundles.get(NoticeMessages.class, Localized.Literal.of(language.tag()));
        DigestMessages digestWords = MessageBundles.get(DigestMessages.class, Localized.Literal.of(language.tag()));
        WhenText when = new WhenText(language, words, mail.reader().zone());
        NoticeSubject subject = new NoticeSubject(words, digestWords, when);
        NoticeCards cards = new NoticeCards(language, words, when, subject, site.siteName());
        NoticeDigest digests = new NoticeDigest(words, digestWords, when, cards);

        List<NoticeView.Card> all = cards.of(mail);
        int full = Math.min(all.size(), limit.cards);
        int listed = Math.min(all.size(), full + limit.rows);
        NoticeMail.Digest digest = mail.digest();
        NoticeMail.NothingUpcoming nothing = mail.nothing();
        NoticeView.@Nullable DigestPart digestPart =
                digest == null ? null : digests.of(digest, limit.rows - (listed - full));
        return new NoticeView(
                language.tag(),
                subject.of(mail),
                lead(all, digestPart, digestWords),
                site.siteName(),
                site.link("/"),
                withOneButton(all.subList(0, full)),
                all.subList(full, listed).stream().map(cards::row).toList(),
                listed == all.size() ? null : words.moreEvents(all.size() - listed),
                digestPart,
                nothing == null ? null : nothing(nothing, digestWords, when),
                mail.reader().preferencesUrl(),
                mail.reader().unsubscribeUrl(),
                settings.jsonLd() ? jsonLd.script(mail, full) : null);
    }

    private static String lead(
            List<NoticeView.Card> cards, NoticeView.@Nullable DigestPart digest, DigestMessages digestWords) {
        if (!cards.isEmpty()) {
            return cards.get(0).headline();
        }
        return digest == null ? digestWords.nothingTitle() : digest.heading();
    }

    private static List<NoticeView.Card> withOneButton(List<NoticeView.Card> cards) {
        if (cards.isEmpty() || cards.get(0).url() == null) {
            return cards;
        }
        return Stream.concat(
                        Stream.of(cards.get(0).withButton()), cards.stream().skip(1))
                .toList();
    }

    private NoticeView.NothingPart nothing(
            NoticeMail.NothingUpcoming nothing, DigestMessages digestWords, WhenText when) {
        return new NoticeView.NothingPart(
                nothing.choice().isEmpty()
                        ? digestWords.followEverything(site.siteName())
                        : digestWords.follow(MailText.line(String.join(", ", nothing.choice()))),
                nothing.lastDay() == null ? null : digestWords.lastWas(when.day(nothing.lastDay())));
    }
}
