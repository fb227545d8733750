package org.almanac.notification.ledger;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.almanac.privacy.AddressErased;

/**
 * Deletes what an erased subscriber is owed. It would go with the subscriber, but then after the mails that carry it, and
 * whoever puts notices into mails locks them the other way round.
 */
@ApplicationScoped
class NoticeEraser {
    private final NoticeStatements notices;

    NoticeEraser(NoticeStatements notices) {
        this.notices = notices;
    }

    void forget(@Observes @Priority(AddressErased.NOTICES) AddressErased news) {
        if (news.subscriberId() != null) {
            notices.deleteOf(news.subscriberId());
        }
    }
}
