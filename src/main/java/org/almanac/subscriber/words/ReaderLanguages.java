package org.almanac.subscriber.words;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.almanac.settings.SiteSettings;
import org.almanac.time.Language;
import org.jspecify.annotations.Nullable;

/** In which language a reader is addressed, and the words in it. */
@Singleton
public class ReaderLanguages {
    private final Language site;

    ReaderLanguages(SiteSettings settings) {
        this.site = Language.of(settings.defaultLocale());
    }

    /** @param locale a subscriber's, as a BCP 47 tag */
    public static Language of(String locale) {
        return Language.of(Locale.forLanguageTag(locale));
    }

    /** @param bundle an interface of messages */
    public static <T> T words(Class<T> bundle, Language language) {
        return MessageBundles.get(bundle, Localized.Literal.of(language.tag()));
    }

    /**
     * What a new subscriber who names no language is likely to read.
     *
     * @return null when the browser asks for none that we write in
     */
    public static @Nullable String guess(List<Locale> accepted) {
        return accepted.stream()
                .map(Locale::getLanguage)
                .filter(asked -> Arrays.stream(Language.values())
                        .anyMatch(language -> language.tag().equals(asked)))
                .findFirst()
                .orElse(null);
    }

    /**
     * For somebody who is not known.
     *
     * @param accepted what the browser asks for, the most wanted first
     */
    public Language accepted(List<Locale> accepted) {
        return Language.preferred(accepted, site);
    }
}
