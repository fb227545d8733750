package org.almanac.admin.mail;

import java.util.List;
import java.util.Locale;
import org.almanac.notification.SampleChoice;
import org.almanac.notification.SampleKind;
import org.almanac.subscriber.SubscriberData;
import org.jspecify.annotations.Nullable;

/**
 * Which mail somebody wants to see, and how.
 *
 * @param events those that it can be about
 * @param reader who would get it; null for nobody in particular
 * @param narrow as on a telephone
 * @param dark as in a mail program that is dark
 */
record MailChoice(
        SampleChoice sample,
        List<Locale> languages,
        List<EventName> events,
        @Nullable SubscriberData reader,
        boolean narrow,
        boolean dark) {

    /** @param name with its day */
    record EventName(String id, String name) {}

    public List<SampleKind> kinds() {
        return List.of(SampleKind.values());
    }

    public SampleKind kind() {
        return sample.kind();
    }

    public Locale language() {
        return sample.language();
    }

    /** Empty for what is next. */
    public String event() {
        return sample.event() == null ? "" : sample.event().toString();
    }

    /** Empty for nobody in particular. */
    public String readerId() {
        return sample.reader() == null ? "" : sample.reader().toString();
    }

    /** What a language is called by those who speak it. */
    public String languageName(Locale spoken) {
        String name = spoken.getDisplayLanguage(spoken);
        return name.substring(0, 1).toUpperCase(spoken) + name.substring(1);
    }

    public String htmlPath() {
        return "/admin/mails/html?kind=" + kind().name() + "&language="
                + language().toLanguageTag() + given("event", event()) + given("reader", readerId());
    }

    private static String given(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + value;
    }
}
