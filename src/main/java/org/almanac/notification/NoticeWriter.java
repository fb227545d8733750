package org.almanac.notification;

import jakarta.inject.Singleton;
import org.almanac.settings.SiteSettings;

/** Puts what is to be told into words: a subject, and two bodies that say the same. */
@Singleton
class NoticeWriter {
    private final SiteSettings site;

    NoticeWriter(SiteSettings site) {
        this.site = site;
    }

    /** A subject of one line, and the text and HTML of a mail. */
    record Letter(String subject, String text, String html) {}

    Letter write(NoticeMail mail) {
        String subject = subject(mail);
        NoticePage page = new NoticePage(site.siteName(), site.link("/"), mail);
        return new Letter(
                subject,
                NoticeTemplates.noticeText(page).render(),
                NoticeTemplates.noticeHtml(page, subject).render());
    }

    private static String subject(NoticeMail mail) {
        if (mail.reminders().isEmpty()) {
            return "Nothing is coming up in your choice of events";
        }
        NoticeMail.Card first = mail.reminders().get(0);
        int more = mail.reminders().size() - 1;
        return more == 0 ? first.title() : first.title() + " and " + more + " more";
    }
}
