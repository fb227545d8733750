package org.almanac.account.link;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.almanac.account.LinkPurpose;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MessageComposer;
import org.almanac.outbox.MessageRef;

/** Writes the mail for somebody who has forgotten their password. */
@ApplicationScoped
class ResetMail implements MessageComposer {
    static final String NAME = "password-reset";

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        private Templates() {}

        static native MailTemplateInstance passwordReset(LinkMail mail);
    }

    private final LinkMails mails;

    ResetMail(LinkMails mails) {
        this.mails = mails;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ComposeResult compose(MessageRef message, Instant now) {
        return mails.write(LinkPurpose.RESET, message, now, Templates::passwordReset);
    }
}
