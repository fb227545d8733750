package org.almanac.admin.imports;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.almanac.importer.source.FailingSource;
import org.almanac.importer.source.FailingSources;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MessageComposer;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageRef;
import org.almanac.settings.SiteSettings;
import org.almanac.time.Language;
import org.almanac.time.ZoneText;
import org.jspecify.annotations.Nullable;

/** Writes the mail about a source that cannot be read, in the site's language and zone. */
@ApplicationScoped
class SourceFailureMail implements MessageComposer {
    private final FailingSources sources;
    private final SiteSettings site;
    private final Language language;
    private final SourceMessages words;

    SourceFailureMail(FailingSources sources, SiteSettings site) {
        this.sources = sources;
        this.site = site;
        this.language = Language.of(site.defaultLocale());
        this.words = MessageBundles.get(SourceMessages.class, Localized.Literal.of(language.tag()));
    }

    /**
     * What the mail says.
     *
     * @param lede the first line: what it is about
     * @param reason why the last attempt failed; null when it did not say
     */
    record Letter(
            String siteName,
            String subject,
            String lede,
            @Nullable String reason,
            String link) {}

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        private Templates() {}

        static native MailTemplateInstance sourceFailing(Letter mail);
    }

    @Override
    public String name() {
        return FailingSources.MAIL;
    }

    @Override
    public ComposeResult compose(MessageRef message, Instant now) {
        Optional<FailingSource> source = sources.find(UUID.fromString(String.valueOf(message.reference())));
        if (source.isEmpty()) {
            return new ComposeResult.Skip("superseded");
        }
        Letter mail = letter(source.get());
        return ComposeResult.Mail.of(
                Set.of(MessageKind.ACCOUNT), mail.subject(), Templates.sourceFailing(mail), language.locale());
    }

    private Letter letter(FailingSource source) {
        String when = when(source.since());
        String reason = source.reason() == null ? null : words.failingReason(source.reason());
        return new Letter(
                site.siteName(),
                words.failingSubject(source.name(), when),
                words.failingLede(site.siteName(), source.name(), when),
                reason,
                site.link("/admin/sources/" + source.id()));
    }

    /** {@code 8 December 2026, 09:30 (UTC)}. */
    private String when(Instant instant) {
        ZoneId zone = site.defaultTimeZone();
        ZonedDateTime local = instant.atZone(zone);
        return language.day().format(local) + ", " + language.clock().format(local) + " ("
                + ZoneText.of(instant, zone, language) + ")";
    }
}
