package org.almanac.admin.mail;

import java.util.List;
import java.util.Locale;
import org.almanac.notification.NoticeSamples;
import org.almanac.outbox.MessageKind;
import org.jspecify.annotations.Nullable;

/**
 * Which mail somebody wants to see, and how.
 *
 * @param narrow as on a telephone
 * @param dark as in a mail program that is dark
 */
record MailChoice(
        List<MessageKind> kinds,
        List<Locale> languages,
        MessageKind kind,
        Locale language,
        boolean narrow,
        boolean dark) {

    /** What there is not asks for a reminder, or for English. */
    static MailChoice asked(
            NoticeSamples samples,
            @Nullable String kind,
            @Nullable String language,
            @Nullable String width,
            @Nullable String colours) {
        return new MailChoice(
                samples.kinds(),
                samples.languages(),
                samples.kinds().stream()
                        .filter(known -> known.name().equals(kind))
                        .findFirst()
                        .orElse(MessageKind.REMINDER),
                samples.languages().stream()
                        .filter(known -> known.toLanguageTag().equals(language))
                        .findFirst()
                        .orElse(Locale.ENGLISH),
                "narrow".equals(width),
                "dark".equals(colours));
    }

    /** What a language is called by those who speak it. */
    public String languageName(Locale spoken) {
        String name = spoken.getDisplayLanguage(spoken);
        return name.substring(0, 1).toUpperCase(spoken) + name.substring(1);
    }

    public String htmlPath() {
        return "/admin/mails/html?kind=" + kind.name() + "&language=" + language.toLanguageTag();
    }
}
