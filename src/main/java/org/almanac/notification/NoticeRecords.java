package org.almanac.notification;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.almanac.paging.Page;
import org.almanac.subscriber.PersonalRecords;
import org.jspecify.annotations.Nullable;

/** What a subscriber was owed and mailed, for the export of all that is kept about them. */
@Singleton
class NoticeRecords implements PersonalRecords {
    private static final int PAGE = 500;
    private static final int MAX_NOTICES = 20_000;

    private final DeliveryLog log;

    NoticeRecords(DeliveryLog log) {
        this.log = log;
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public List<LoggedNotice> of(UUID subscriberId) {
        DeliveryLog.Filter theirs = new DeliveryLog.Filter(subscriberId, null, null, null, null, null);
        List<LoggedNotice> found = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<LoggedNotice> page = log.list(theirs, cursor, PAGE);
            found.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null && found.size() < MAX_NOTICES);
        return found;
    }
}
