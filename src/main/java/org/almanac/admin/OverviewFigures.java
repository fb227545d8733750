package org.almanac.admin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.almanac.outbox.MailFigureQueries;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageState;
import org.almanac.settings.SiteSettings;
import org.almanac.subscriber.GrowthQueries;

/** What the overview's charts show. Counted anew every few minutes: nobody waits for a million mails at each look. */
@ApplicationScoped
class OverviewFigures {
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final GrowthQueries growth;
    private final MailFigureQueries mails;
    private final Clock clock;
    private final ZoneId zone;
    private final Map<Integer, Charts> known = new ConcurrentHashMap<>();

    OverviewFigures(GrowthQueries growth, MailFigureQueries mails, Clock clock, SiteSettings settings) {
        this.growth = growth;
        this.mails = mails;
        this.clock = clock;
        this.zone = settings.defaultTimeZone();
    }

    /**
     * A kind of mail.
     *
     * @param waiting those that are on their way or held
     */
    record KindRow(MessageKind kind, long sent, long failed, long notNeeded, long waiting) {
        public long total() {
            return sent + failed + notNeeded + waiting;
        }
    }

    /** Mails of a day. */
    record MailDay(LocalDate day, long sent, long failed) {}

    /**
     * @param days over how many days
     * @param at when it was counted
     */
    record Charts(int days, Instant at, List<GrowthQueries.Day> growth, List<MailDay> mails, List<KindRow> kinds) {}

    Charts of(int days) {
        Instant now = clock.instant();
        Charts kept = known.get(days);
        if (kept != null && kept.at().isAfter(now.minus(FRESH)) && !kept.at().isAfter(now)) {
            return kept;
        }
        Charts fresh = count(days, now);
        known.put(days, fresh);
        return fresh;
    }

    private Charts count(int days, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate first = today.minusDays(days - 1L);
        Map<LocalDate, long[]> byDay = new TreeMap<>();
        for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
            byDay.put(day, new long[2]);
        }
        Map<MessageKind, long[]> byKind = new EnumMap<>(MessageKind.class);
        for (MailFigureQueries.Figure figure :
                mails.byDay(first.atStartOfDay(zone).toInstant(), zone)) {
            int column = column(figure.state());
            byKind.computeIfAbsent(figure.kind(), none -> new long[4])[column] += figure.mails();
            long[] day = byDay.get(figure.day());
            if (day != null && column < day.length) {
                day[column] += figure.mails();
            }
        }
        List<MailDay> mailDays = new ArrayList<>();
        byDay.forEach((day, counts) -> mailDays.add(new MailDay(day, counts[0], counts[1])));
        List<KindRow> kinds = new ArrayList<>();
        byKind.forEach((kind, counts) -> kinds.add(new KindRow(kind, counts[0], counts[1], counts[2], counts[3])));
        return new Charts(days, now, growth.days(today, days, zone), mailDays, kinds);
    }

    /** Sent, failed, not needed, on its way. */
    private static int column(MessageState state) {
        return switch (state) {
            case SENT -> 0;
            case FAILED, SUPPRESSED -> 1;
            case SKIPPED -> 2;
            case HELD, QUEUED, SENDING, RETRY -> 3;
        };
    }
}
