package org.almanac.subscriber.address;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MessageComposer;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageRef;
import org.almanac.settings.SiteSettings;
import org.almanac.subscriber.link.MailLinks;
import org.almanac.subscriber.store.AddressChangeEntity;
import org.almanac.subscriber.store.AddressChangeRepository;
import org.almanac.subscriber.words.AddressMessages;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.time.Language;
import org.almanac.transaction.Transactions;

/** Writes the mail that asks a new address's owner whether mails shall go there. */
@ApplicationScoped
public class AddressChangeMail implements MessageComposer {
    static final String NAME = "address-change";

    @CheckedTemplate(basePath = "mail")
    public static class Templates {
        private Templates() {}

        public static native MailTemplateInstance addressChange(Content mail);
    }

    /**
     * @param lede the first line: what is to be confirmed
     * @param days how long the link works
     */
    public record Content(String siteName, String subject, String lede, String link, long days) {}

    private record Asked(String email, String link, Language language) {}

    private final AddressChangeRepository changes;
    private final MailLinks links;
    private final SiteSettings site;

    AddressChangeMail(AddressChangeRepository changes, MailLinks links, SiteSettings site) {
        this.changes = changes;
        this.links = links;
        this.site = site;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ComposeResult compose(MessageRef message, Instant now) {
        Optional<Asked> asked = Transactions.anew(() -> asked(message, now));
        return asked.isEmpty() ? new ComposeResult.Skip("superseded") : written(asked.get());
    }

    /** As the owner of an address would get it that was named in place of another. Its link leads to where one subscribes. */
    public ComposeResult.Mail sample(String email, Language language) {
        return written(new Asked(email, site.link("/subscribe"), language));
    }

    private ComposeResult.Mail written(Asked asked) {
        Language language = asked.language();
        AddressMessages words = ReaderLanguages.words(AddressMessages.class, language);
        Content content = new Content(
                site.siteName(),
                words.addressSubject(site.siteName()),
                words.addressMailLede(asked.email(), site.siteName()),
                asked.link(),
                AddressChangeEntity.GOOD_FOR.toDays());
        return ComposeResult.Mail.of(
                Set.of(MessageKind.CONFIRM), content.subject(), Templates.addressChange(content), language.locale());
    }

    /** Empty when it was confirmed or erased meanwhile, or another address was named since. */
    private Optional<Asked> asked(MessageRef message, Instant now) {
        return Optional.ofNullable(message.reference())
                .map(reference -> changes.findById(UUID.fromString(reference)))
                .filter(change -> change.confirmedAt == null && !change.isExpired(now))
                .map(change -> new Asked(
                        change.email,
                        links.addressChange(change.id, change.subscriber.tokenEpoch),
                        ReaderLanguages.of(change.subscriber.locale)));
    }
}
