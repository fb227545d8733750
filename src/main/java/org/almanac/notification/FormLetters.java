package org.almanac.notification;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.UUID;
import java.util.function.Function;
import org.almanac.time.Language;

/**
 * Letters that say the same to many readers, written once: the links that are each reader's own are left open and filled
 * in. What a letter says follows from its {@link NoticeMail} alone, so that none is ever out of date. Any number of
 * threads may write.
 */
final class FormLetters {
    /** Characters kept, of texts and HTML: a few thousand letters about one event or two. */
    private static final long MOST_CHARACTERS = 16_000_000;

    /** Nobody can know them who writes a title. */
    private static final String SECRET = UUID.randomUUID().toString();

    private static final String PREFERENCES = "https://reader.invalid/preferences/" + SECRET;
    private static final String UNSUBSCRIBE = "https://reader.invalid/unsubscribe/" + SECRET;

    private final LoadingCache<NoticeMail, NoticeWriter.Letter> forms;

    /** @param writer writes a letter from the beginning */
    FormLetters(Function<NoticeMail, NoticeWriter.Letter> writer) {
        this.forms = Caffeine.newBuilder()
                .maximumWeight(MOST_CHARACTERS)
                .weigher((NoticeMail mail, NoticeWriter.Letter letter) ->
                        letter.text().length() + letter.html().length())
                .executor(Runnable::run)
                .build(writer::apply);
    }

    NoticeWriter.Letter write(NoticeMail mail) {
        NoticeMail.Reader reader = mail.reader();
        NoticeWriter.Letter form = forms.get(mail.to(
                new NoticeMail.Reader(Language.of(reader.locale()).locale(), reader.zone(), PREFERENCES, UNSUBSCRIBE)));
        return new NoticeWriter.Letter(
                form.subject(),
                filled(form.text(), reader.preferencesUrl(), reader.unsubscribeUrl()),
                filled(form.html(), escaped(reader.preferencesUrl()), escaped(reader.unsubscribeUrl())));
    }

    /** As it may stand between double quotes; an address has no angle brackets. */
    private static String escaped(String link) {
        return link.replace("&", "&amp;").replace("\"", "&quot;");
    }

    private static String filled(String form, String preferences, String unsubscribe) {
        return form.replace(PREFERENCES, preferences).replace(UNSUBSCRIBE, unsubscribe);
    }
}
