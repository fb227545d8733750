package org.almanac.notification.compose;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.almanac.notification.compose.NoticeBatchAssembler.Draft;
import org.almanac.notification.ledger.CarriedNotice;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MessageComposer;
import org.almanac.outbox.MessageRef;
import org.almanac.problem.RenderFailures;
import org.hibernate.exception.JDBCConnectionException;

/** Writes the mails that carry subscribers' notices: all that is still true and wanted when their turn has come. */
@ApplicationScoped
public class NoticeComposer implements MessageComposer {
    public static final String NAME = "notices";

    private final NoticeBatchAssembler contents;
    private final NoticeForms letters;

    NoticeComposer(NoticeBatchAssembler contents, NoticeForms letters) {
        this.contents = contents;
        this.letters = letters;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ComposeResult compose(MessageRef message, Instant now) {
        return only(message, drafts(List.of(message), now, true));
    }

    @Override
    public ComposeResult preview(MessageRef message, Instant now) {
        return only(message, drafts(List.of(message), now, false));
    }

    @Override
    public Map<UUID, ComposeResult> composeAll(List<MessageRef> messages, Instant now) {
        Map<UUID, ComposeResult> all = new LinkedHashMap<>();
        drafts(messages, now, true)
                .forEach((message, draft) -> all.put(message, ComposeResult.of(() -> written(draft))));
        return all;
    }

    private ComposeResult only(MessageRef message, Map<UUID, Draft> drafts) {
        return written(Objects.requireNonNull(drafts.get(message.id()))).orThrow();
    }

    /** What the database refuses of one message does not keep the others of its batch: it is looked for by halves. */
    private Map<UUID, Draft> drafts(List<MessageRef> messages, Instant now, boolean record) {
        try {
            return contents.of(messages, now, record);
        } catch (JDBCConnectionException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            if (RenderFailures.isFatal(e)) {
                throw e;
            }
            if (messages.size() == 1) {
                return Map.of(messages.get(0).id(), new Draft.Settled(new ComposeResult.Failed(e)));
            }
            int half = messages.size() / 2;
            Map<UUID, Draft> drafts = new LinkedHashMap<>(drafts(messages.subList(0, half), now, record));
            drafts.putAll(drafts(messages.subList(half, messages.size()), now, record));
            return drafts;
        }
    }

    private ComposeResult written(Draft draft) {
        if (draft instanceof Draft.Settled settled) {
            return settled.answer();
        }
        Draft.ToWrite toWrite = (Draft.ToWrite) draft;
        NoticeBatchAssembler.Contents found = toWrite.contents();
        if (NoticeBatchAssembler.said(found.looked()).isEmpty()) {
            return new ComposeResult.Skip(reason(found.looked()));
        }
        return letters.write(found, toWrite.tells());
    }

    private static String reason(List<CarriedNotice> carried) {
        String reason =
                carried.isEmpty() ? null : carried.get(carried.size() - 1).skipped();
        return reason == null ? "unfollowed" : reason;
    }
}
