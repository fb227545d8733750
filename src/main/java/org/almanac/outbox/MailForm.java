package org.almanac.outbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a mail says, but for blanks that are filled in for each reader. Whoever writes many mails that say the same makes
 * them from one form: it is put into octets once, and once a month it is kept, for all of them. That is remembered of the
 * object, whatever another one says.
 *
 * @param kinds what it is about
 * @param subject any text; the outbox makes it one line of bearable length
 * @param text the plain part, lines ended by {@code \n}
 * @param html a whole document that says the same
 * @param attachments in order; of those that have one name all but the first get a number
 * @param listed whether its mails go to a list that one can leave, and say how in their header
 * @param blanks what stands in text and HTML where something is to be filled in, none within another
 */
public record MailForm(
        Set<MessageKind> kinds,
        String subject,
        String text,
        String html,
        List<ComposeResult.Attachment> attachments,
        boolean listed,
        List<String> blanks) {

    public MailForm {
        kinds = Set.copyOf(kinds);
        attachments = apart(attachments);
        blanks = List.copyOf(blanks);
    }

    /** Whoever saves them all loses none; some file systems do not tell capitals apart. */
    private static List<ComposeResult.Attachment> apart(List<ComposeResult.Attachment> attachments) {
        Set<String> taken = new HashSet<>();
        List<ComposeResult.Attachment> apart = new ArrayList<>();
        for (ComposeResult.Attachment attachment : attachments) {
            String name = attachment.fileName();
            for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
                name = numbered(attachment.fileName(), number);
            }
            apart.add(new ComposeResult.Attachment(attachment.contentType(), name, attachment.content()));
        }
        return List.copyOf(apart);
    }

    private static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name + "-" + number : name.substring(0, dot) + "-" + number + name.substring(dot);
    }
}
