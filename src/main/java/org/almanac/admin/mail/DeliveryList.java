package org.almanac.admin.mail;

import java.util.List;
import java.util.UUID;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.notification.DeliveryLog;
import org.almanac.notification.LoggedNotice;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageState;
import org.almanac.paging.Page;
import org.almanac.problem.GivenId;
import org.almanac.problem.Problem;
import org.almanac.subscriber.SubscriberData;
import org.almanac.subscriber.SubscriberDirectory;
import org.almanac.web.QueryString;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the delivery log somebody looks at.
 *
 * @param reader an address or an id; empty for all
 * @param event an id or a slug; empty for all
 * @param state null for all
 * @param kind null for all
 * @param cursor where the page starts; null for the first
 */
record DeliveryList(
        String reader,
        String event,
        @Nullable MessageState state,
        @Nullable MessageKind kind,
        @Nullable String cursor) {
    private static final int PAGE = 50;

    /**
     * What was found, or what there is not.
     *
     * @param missing null when all that was asked for is there
     */
    record Found(Page<LoggedNotice> page, @Nullable String missing) {}

    Found read(DeliveryLog log, SubscriberDirectory subscribers, CatalogueQueries catalogue) {
        UUID subscriberId = null;
        if (!reader.isEmpty()) {
            subscriberId = reader.contains("@")
                    ? subscribers.find(reader).map(SubscriberData::id).orElse(null)
                    : GivenId.read(reader);
            if (subscriberId == null) {
                return missing("There is no subscriber “" + reader + "”.");
            }
        }
        UUID eventId = null;
        if (!event.isEmpty()) {
            try {
                eventId = catalogue.find(event).id();
            } catch (Problem notThere) {
                return missing("There is no event “" + event + "”.");
            }
        }
        return new Found(
                log.list(new DeliveryLog.Filter(subscriberId, eventId, kind, state, null, null), cursor, PAGE), null);
    }

    private static Found missing(String what) {
        return new Found(Page.whole(List.of()), what);
    }

    public MessageState[] states() {
        return MessageState.values();
    }

    public MessageKind[] kinds() {
        return MessageKind.values();
    }

    public String firstPage() {
        return "/admin/deliveries"
                + new QueryString()
                        .with("reader", reader)
                        .with("event", event)
                        .with("state", state == null ? null : state.name())
                        .with("kind", kind == null ? null : kind.name());
    }
}
