package org.almanac.subscriber;

import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Set;
import org.almanac.outbox.Composition;
import org.almanac.outbox.MessageKind;
import org.almanac.time.Language;

/** A mail about a subscription itself: nothing attached, nothing to unsubscribe from. */
final class PlainMail {
    private PlainMail() {}

    static Composition.Mail of(String subject, TemplateInstance text, TemplateInstance html, Language language) {
        return new Composition.Mail(
                Set.of(MessageKind.CONFIRM),
                subject,
                rendered(text, language),
                rendered(html, language),
                null,
                List.of());
    }

    private static String rendered(TemplateInstance template, Language language) {
        return template.setLocale(language.locale()).render();
    }
}
