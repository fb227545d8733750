package org.almanac.notification.compose;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
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

    NoticeComposer(NoticeBatchAssembler contents) {
        this.contents = contents;
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
        drafts(messages, now, true).forEach((message, draft) -> all.put(message, ComposeResult.of(draft)));
        return all;
    }

    private ComposeResult only(MessageRef message, Map<UUID, Supplier<ComposeResult>> drafts) {
        return Objects.requireNonNull(drafts.get(message.id())).get().orThrow();
    }

    /** What the database refuses of one message does not keep the others of its batch: it is looked for by halves. */
    private Map<UUID, Supplier<ComposeResult>> drafts(List<MessageRef> messages, Instant now, boolean record) {
        try {
            return contents.of(messages, now, record);
        } catch (JDBCConnectionException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            if (RenderFailures.isFatal(e)) {
                throw e;
            }
            if (messages.size() == 1) {
                return Map.of(messages.get(0).id(), () -> new ComposeResult.Failed(e));
            }
            int half = messages.size() / 2;
            Map<UUID, Supplier<ComposeResult>> drafts =
                    new LinkedHashMap<>(drafts(messages.subList(0, half), now, record));
            drafts.putAll(drafts(messages.subList(half, messages.size()), now, record));
            return drafts;
        }
    }
}
