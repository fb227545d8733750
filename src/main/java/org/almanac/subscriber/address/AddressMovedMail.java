package org.almanac.subscriber.address;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MessageComposer;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageRef;
import org.almanac.settings.SiteSettings;
import org.almanac.subscriber.store.AddressChangeEntity;
import org.almanac.subscriber.store.AddressChangeRepository;
import org.almanac.subscriber.words.AddressMessages;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.time.Language;
import org.almanac.transaction.Transactions;

/** Tells an address that its mails go elsewhere from now on, and what to do if that was not wanted. */
@ApplicationScoped
public class AddressMovedMail implements MessageComposer {
    static final String NAME = "address-moved";

    @CheckedTemplate(basePath = "mail")
    public static class Templates {
        private Templates() {}

        public static native MailTemplateInstance addressMoved(Content mail);
    }

    /** @param lede the first line: since when the mails go where */
    public record Content(String siteName, String subject, String lede, String link) {}

    private record Moved(String email, Instant at, ZoneId zone, Language language) {}

    private final AddressChangeRepository changes;
    private final SiteSettings site;

    AddressMovedMail(AddressChangeRepository changes, SiteSettings site) {
        this.changes = changes;
        this.site = site;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ComposeResult compose(MessageRef message, Instant now) {
        Optional<Moved> found = Transactions.anew(() -> moved(message));
        return found.isEmpty() ? new ComposeResult.Skip("superseded") : written(found.get());
    }

    /** As the owner of an address would get it whose mails go to another one since then. */
    public ComposeResult.Mail sample(String email, Instant at, ZoneId zone, Language language) {
        return written(new Moved(email, at, zone, language));
    }

    private ComposeResult.Mail written(Moved moved) {
        Language language = moved.language();
        AddressMessages words = ReaderLanguages.words(AddressMessages.class, language);
        String day = language.day().format(moved.at().atZone(moved.zone()));
        Content content = new Content(
                site.siteName(),
                words.movedSubject(site.siteName()),
                words.movedLede(site.siteName(), moved.email(), day),
                site.link("/subscribe"));
        return ComposeResult.Mail.of(
                Set.of(MessageKind.CONFIRM), content.subject(), Templates.addressMoved(content), language.locale());
    }

    private Optional<Moved> moved(MessageRef message) {
        AddressChangeEntity change =
                message.reference() == null ? null : changes.findById(UUID.fromString(message.reference()));
        return change == null || change.confirmedAt == null
                ? Optional.empty()
                : Optional.of(new Moved(
                        change.email,
                        change.confirmedAt,
                        ZoneId.of(change.subscriber.timeZone),
                        ReaderLanguages.of(change.subscriber.locale)));
    }
}
