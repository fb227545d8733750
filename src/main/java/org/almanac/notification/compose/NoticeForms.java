package org.almanac.notification.compose;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.almanac.notification.facts.LastToldStore;
import org.almanac.notification.mail.NoticeMail;
import org.almanac.notification.mail.NoticeRenderer;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MailForm;
import org.almanac.outbox.MessageKind;
import org.almanac.time.Language;

/**
 * The forms of mails that say the same to many readers, each made once: the links that are each reader's own are left
 * blank. What a form says follows from its {@link FormKey} alone, so that none is ever out of date. Any number of threads
 * may write.
 */
@Singleton
class NoticeForms {
    /** Characters kept, of texts, HTML and attachments: a thousand letters about one event or two. */
    private static final long MAX_CHARACTERS = 16_000_000;

    /** Nobody can know them who writes a title. */
    private static final String SECRET = UUID.randomUUID().toString();

    private static final String PREFERENCES = "https://reader.invalid/preferences/" + SECRET;
    private static final String UNSUBSCRIBE = "https://reader.invalid/unsubscribe/" + SECRET;

    private final LoadingCache<FormKey, MailForm> forms;

    /** What decides what a form says; its reader is anybody of a language and a zone. */
    private record FormKey(NoticeMail mail, Set<MessageKind> kinds, List<ComposeResult.Attachment> attachments) {}

    NoticeForms(NoticeRenderer writer) {
        this.forms = Caffeine.newBuilder()
                .maximumWeight(MAX_CHARACTERS)
                .weigher((FormKey key, MailForm form) -> size(form))
                .executor(Runnable::run)
                .build(key -> form(key, writer.write(key.mail)));
    }

    private static MailForm form(FormKey key, NoticeRenderer.Rendered rendered) {
        return new MailForm(
                key.kinds,
                rendered.subject(),
                rendered.text(),
                rendered.html(),
                key.attachments,
                true,
                List.of(PREFERENCES, UNSUBSCRIBE));
    }

    private static int size(MailForm form) {
        int attached = form.attachments().stream()
                .mapToInt(attachment -> attachment.content().length)
                .sum();
        return form.text().length() + form.html().length() + attached;
    }

    /** A mail to its reader, filled in. */
    ComposeResult.Mail write(NoticeBatchAssembler.Contents contents, LastToldStore.ByMail memo) {
        NoticeMail.Reader reader = contents.mail().reader();
        NoticeMail.Reader anybody =
                new NoticeMail.Reader(Language.of(reader.locale()).locale(), reader.zone(), PREFERENCES, UNSUBSCRIBE);
        MailForm form = forms.get(new FormKey(contents.mail().to(anybody), contents.kinds(), contents.attachments()));
        String unsubscribe = reader.unsubscribeUrl();
        return new ComposeResult.Mail(
                form,
                List.of(reader.preferencesUrl(), unsubscribe),
                new ComposeResult.Unsubscribe(unsubscribe, unsubscribe.substring(unsubscribe.lastIndexOf('/') + 1)),
                memo);
    }
}
