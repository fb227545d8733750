package org.almanac.outbox.archive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.almanac.outbox.compose.EncodedMessage;
import org.almanac.outbox.mime.EncodedForm;
import org.almanac.outbox.smtp.OutgoingMail;
import org.almanac.time.Ids;
import org.almanac.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * The forms of the mails that are kept, so that a mail of many is kept as its form's number and what is its own. A form
 * holds nothing of any reader's. It is kept by the month in which it is used, which is no earlier than the months of its
 * mails, and so is forgotten no earlier than they are. See {@code docs/decisions/0021-mails-from-forms.md}.
 */
@Singleton
public class ArchivedForms {
    private static final Duration CACHED_FOR = Duration.ofHours(1);

    private final MailFormRepository forms;
    private final Ids ids;

    /** For as long as somebody writes mails from a form; not for ever, for a database that fails over may lose a moment. */
    private final Cache<EncodedForm, Use> uses = Caffeine.newBuilder()
            .weakKeys()
            .expireAfterWrite(CACHED_FOR)
            .executor(Runnable::run)
            .build();

    ArchivedForms(MailFormRepository forms, Ids ids) {
        this.forms = forms;
        this.ids = ids;
    }

    /** @param id null after the first mail of the month */
    private record Use(YearMonth month, @Nullable UUID id) {}

    /**
     * What is to be kept of a mail. The first of its form is kept whole: it may be the only one.
     *
     * @param now when it was sent
     */
    public byte[] keep(EncodedMessage encodedMessage, Instant now) {
        YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        OutgoingMail mail = encodedMessage.wire();
        Use before = uses.getIfPresent(encodedMessage.form());
        if (before == null || !before.month.equals(month)) {
            uses.put(encodedMessage.form(), new Use(month, null));
            return ArchiveCodec.compress(mail.whole());
        }
        UUID id = before.id;
        if (id == null) {
            id = keep(encodedMessage.form());
            uses.put(encodedMessage.form(), new Use(month, id));
        }
        return ArchiveCodec.fill(id, mail.own());
    }

    /** In a transaction of its own, so that it is there for every mail that says so. */
    private UUID keep(EncodedForm form) {
        UUID id = ids.next();
        byte[] content = ArchiveCodec.form(form.pieces());
        Transactions.runAnew(() -> forms.persist(new MailFormEntity(id, content)));
        return id;
    }

    /** @throws NoSuchElementException when there is none of that number */
    public byte[] read(UUID id) {
        return forms.findByIdOptional(id)
                .orElseThrow(() -> new NoSuchElementException("the form of a mail is missing: " + id))
                .content;
    }
}
