package org.almanac.subscriber.signup;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MessageComposer;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageRef;
import org.almanac.settings.SiteSettings;
import org.almanac.subscriber.choice.ChoiceDescriber;
import org.almanac.subscriber.choice.ChoiceSummary;
import org.almanac.subscriber.choice.FollowedEvents;
import org.almanac.subscriber.link.LinkScope;
import org.almanac.subscriber.link.MailLinks;
import org.almanac.subscriber.signup.Confirmations.Request;
import org.almanac.subscriber.store.Follows;
import org.almanac.subscriber.store.SubscriberSettings;
import org.almanac.subscriber.store.SubscriptionRequestEntity;
import org.almanac.subscriber.store.SubscriptionRequestRepository;
import org.almanac.subscriber.words.ConfirmationMessages;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.time.Language;
import org.almanac.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/** Writes the mail that asks an address's owner to confirm a request. */
@ApplicationScoped
public class ConfirmationMail implements MessageComposer {
    static final String NAME = "subscription-confirmation";

    @CheckedTemplate(basePath = "mail")
    public static class Templates {
        private Templates() {}

        public static native MailTemplateInstance confirmation(Content mail);
    }

    /**
     * @param lede the first line: what is to be confirmed
     * @param coming what takes place anyway, by start
     * @param additional whether it adds to a subscription that is there already
     * @param days how long the link works
     */
    public record Content(
            String siteName,
            String subject,
            String lede,
            ChoiceSummary choice,
            List<Coming> coming,
            boolean additional,
            String link,
            long days) {}

    /** @param url absolute */
    public record Coming(String title, String when, String place, String url) {}

    private final SubscriptionRequestRepository requests;
    private final Confirmations confirmations;
    private final MailLinks links;
    private final ChoiceDescriber words;
    private final FollowedEvents events;
    private final SiteSettings site;

    ConfirmationMail(
            SubscriptionRequestRepository requests,
            Confirmations confirmations,
            MailLinks links,
            ChoiceDescriber words,
            FollowedEvents events,
            SiteSettings site) {
        this.requests = requests;
        this.confirmations = confirmations;
        this.links = links;
        this.words = words;
        this.events = events;
        this.site = site;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ComposeResult compose(MessageRef message, Instant now) {
        Optional<String> token = Transactions.anew(() -> openToken(message, now));
        if (token.isEmpty()) {
            return new ComposeResult.Skip("superseded");
        }
        return written(confirmations.look(token.get()), links.confirmation(token.get()));
    }

    /**
     * As somebody would get it who asked for this. Its link leads to where one subscribes.
     *
     * @param settings with the language that it is written in
     */
    public ComposeResult.Mail sample(String email, Follows follows, SubscriberSettings settings) {
        return written(new Request(email, follows, settings, false, false, ""), site.link("/subscribe"));
    }

    private ComposeResult.Mail written(Request request, String link) {
        Language language = request.language();
        ConfirmationMessages said = ReaderLanguages.words(ConfirmationMessages.class, language);
        Content content = new Content(
                site.siteName(),
                request.additional() ? said.mailSubjectMore(site.siteName()) : said.mailSubject(site.siteName()),
                request.additional()
                        ? said.mailLedeMore(request.email(), site.siteName())
                        : said.mailLede(request.email(), site.siteName()),
                words.summary(request.follows(), request.settings(), language),
                events.lines(request.follows(), language).stream()
                        .map(line -> new Coming(line.title(), line.when(), line.place(), site.link(line.path())))
                        .toList(),
                request.additional(),
                link,
                SubscriptionRequestEntity.GOOD_FOR.toDays());
        return ComposeResult.Mail.of(
                Set.of(MessageKind.CONFIRM), content.subject(), Templates.confirmation(content), language.locale());
    }

    /** Empty when the request was confirmed or erased meanwhile, or a later one of the same address is due as well. */
    private Optional<String> openToken(MessageRef message, Instant now) {
        @Nullable
        SubscriptionRequestEntity request =
                message.reference() == null ? null : requests.findById(UUID.fromString(message.reference()));
        if (request == null || request.subscriber == null || request.confirmedAt != null || request.isExpired(now)) {
            return Optional.empty();
        }
        return requests.isOutdone(request, now)
                ? Optional.empty()
                : Optional.of(links.token(LinkScope.CONFIRM, request.id, request.subscriber.tokenEpoch));
    }
}
