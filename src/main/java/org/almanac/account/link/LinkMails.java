package org.almanac.account.link;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.almanac.account.LinkPurpose;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageRef;
import org.almanac.settings.SiteSettings;
import org.almanac.time.Language;
import org.almanac.time.ZoneText;
import org.almanac.transaction.Transactions;

/** Writes mails with a link, in the site's language and zone: of the language of its people nothing is known. */
@Singleton
class LinkMails {
    private final MailedLinks links;
    private final SiteSettings site;
    private final Language language;
    private final AccountMessages words;

    LinkMails(MailedLinks links, SiteSettings site) {
        this.links = links;
        this.site = site;
        this.language = Language.of(site.defaultLocale());
        this.words = MessageBundles.get(AccountMessages.class, Localized.Literal.of(language.tag()));
    }

    ComposeResult write(
            LinkPurpose purpose, MessageRef message, Instant now, Function<LinkMail, MailTemplateInstance> template) {
        Optional<MailedLinks.Written> link = Transactions.anew(() -> links.written(purpose, message.reference(), now));
        if (link.isEmpty()) {
            return new ComposeResult.Skip("superseded");
        }
        LinkMail mail = mail(purpose, message.recipient(), link.get());
        return ComposeResult.Mail.of(
                Set.of(MessageKind.ACCOUNT), mail.subject(), template.apply(mail), language.locale());
    }

    private LinkMail mail(LinkPurpose purpose, String recipient, MailedLinks.Written link) {
        String name = site.siteName();
        String until = until(link.expiresAt());
        return switch (purpose) {
            case INVITATION ->
                new LinkMail(
                        name,
                        words.invitationSubject(name),
                        words.invitationLede(name, recipient),
                        link.address(),
                        words.invitationUntil(until));
            case RESET ->
                new LinkMail(
                        name,
                        words.resetSubject(name),
                        words.resetLede(name, recipient),
                        link.address(),
                        words.resetUntil(until));
        };
    }

    /** {@code 8 December 2026, 09:30 (UTC)}. */
    private String until(Instant end) {
        ZoneId zone = site.defaultTimeZone();
        ZonedDateTime local = end.atZone(zone);
        return language.day().format(local) + ", " + language.clock().format(local) + " ("
                + ZoneText.of(end, zone, language) + ")";
    }
}
