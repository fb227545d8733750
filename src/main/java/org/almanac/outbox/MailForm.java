package org.almanac.outbox;

import java.util.List;
import java.util.Set;

/**
 * What a mail says, but for blanks that are filled in for each reader. Whoever writes many mails that say the same makes
 * them from one form: it is put into octets once, and once a month it is kept, for all of them. Two forms are never
 * equal, whatever they say.
 */
public final class MailForm {
    private final Set<MessageKind> kinds;
    private final String subject;
    private final String text;
    private final String html;
    private final List<Composition.Attachment> attachments;
    private final boolean listed;
    private final List<String> blanks;

    /**
     * @param kinds what it is about
     * @param subject any text; the outbox makes it one line of bearable length
     * @param text the plain part, lines ended by {@code \n}
     * @param html a whole document that says the same
     * @param attachments in order
     * @param listed whether its mails go to a list that one can leave, and say how in their header
     * @param blanks what stands in text and HTML where something is to be filled in, none within another
     */
    public MailForm(
            Set<MessageKind> kinds,
            String subject,
            String text,
            String html,
            List<Composition.Attachment> attachments,
            boolean listed,
            List<String> blanks) {
        this.kinds = Set.copyOf(kinds);
        this.subject = subject;
        this.text = text;
        this.html = html;
        this.attachments = List.copyOf(attachments);
        this.listed = listed;
        this.blanks = List.copyOf(blanks);
    }

    public Set<MessageKind> kinds() {
        return kinds;
    }

    public String subject() {
        return subject;
    }

    public String text() {
        return text;
    }

    public String html() {
        return html;
    }

    public List<Composition.Attachment> attachments() {
        return attachments;
    }

    public boolean listed() {
        return listed;
    }

    public List<String> blanks() {
        return blanks;
    }
}
