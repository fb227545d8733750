package org.almanac.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.almanac.outbox.archive.ArchiveCodec;
import org.almanac.outbox.archive.ArchivedForms;
import org.jspecify.annotations.Nullable;

/** Mails in any state, and what the outbox keeps of what they said, for those who look for something in it. */
@ApplicationScoped
public class KeptMails {
    private final Outbox outbox;
    private final EntityManager entities;
    private final ArchivedForms forms;
    private final Clock clock;

    KeptMails(Outbox outbox, EntityManager entities, ArchivedForms forms, Clock clock) {
        this.outbox = outbox;
        this.entities = entities;
        this.forms = forms;
        this.clock = clock;
    }

    /** A mail in each state, by a composer of tests; what was said is kept of each, and a server's answer. */
    public void inEveryState(String recipient, @Nullable UUID subscriber) {
        for (MessageState state : MessageState.values()) {
            UUID id = outbox.enqueue(new NewMessage(
                    Set.of(MessageKind.TEST), recipient, subscriber, TestComposer.NAME, null, clock.instant(), null));
            byte[] content = ArchiveCodec.compress(
                    ("To: " + recipient + "\r\n\r\nDear reader").getBytes(StandardCharsets.UTF_8));
            QuarkusTransaction.requiringNew().run(() -> {
                entities.createNativeQuery("update message set state = :state, lease = :lease, smtp_reply = :reply,"
                                + " available_at = available_at + interval '9 years' where id = :id")
                        .setParameter("state", state.name())
                        .setParameter("lease", UUID.randomUUID())
                        .setParameter("reply", "250 " + recipient)
                        .setParameter("id", id)
                        .executeUpdate();
                entities.createNativeQuery("insert into message_content values (:id, :content)")
                        .setParameter("id", id)
                        .setParameter("content", content)
                        .executeUpdate();
            });
        }
    }

    /** All that any kept mail said. */
    public String texts() {
        return QuarkusTransaction.requiringNew().call(() -> {
            StringBuilder all = new StringBuilder();
            entities.createNativeQuery("select content from message_content", byte[].class)
                    .getResultList()
                    .forEach(content -> all.append(
                            new String(ArchiveCodec.restore((byte[]) content, forms::read), StandardCharsets.UTF_8)));
            List<?> kept = entities.createNativeQuery("select content from mail_form", byte[].class)
                    .getResultList();
            kept.forEach(content ->
                    all.append(new String(ArchiveCodec.decompress((byte[]) content), StandardCharsets.UTF_8)));
            return all.toString();
        });
    }
}
