package org.almanac.notification.mail;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;

/** The two bodies of a notice, which say the same. */
@CheckedTemplate(basePath = "mail")
final class NoticeTemplates {
    private NoticeTemplates() {}

    static native MailTemplateInstance notice(NoticeView page);
}
