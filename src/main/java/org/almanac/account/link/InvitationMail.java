package org.almanac.account.link;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.almanac.account.LinkPurpose;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MessageComposer;
import org.almanac.outbox.MessageRef;

/** Writes the mail that invites somebody to the desk. */
@ApplicationScoped
class InvitationMail implements MessageComposer {
    static final String NAME = "invitation";

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        private Templates() {}

        static native MailTemplateInstance invitation(LinkMail mail);
    }

    private final LinkMails mails;

    InvitationMail(LinkMails mails) {
        this.mails = mails;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ComposeResult compose(MessageRef message, Instant now) {
        return mails.write(LinkPurpose.INVITATION, message, now, Templates::invitation);
    }
}
