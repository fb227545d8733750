package org.almanac.notification;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The two bodies of a notice, which say the same. */
@CheckedTemplate(basePath = "notification")
final class NoticeTemplates {
    private NoticeTemplates() {}

    static native TemplateInstance noticeHtml(NoticePage page);

    static native TemplateInstance noticeText(NoticePage page);
}
