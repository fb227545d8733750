package org.almanac.notification.mail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.almanac.notification.mail.NoticeView.Day;
import org.almanac.notification.mail.NoticeView.DigestPart;
import org.almanac.notification.mail.NoticeView.Row;

/** A week or a month by day, then what was announced and takes place later. */
final class NoticeDigest {
    private final NoticeMessages words;
    private final WhenText when;
    private final NoticeCards cards;

    NoticeDigest(NoticeMessages words, WhenText when, NoticeCards cards) {
        this.words = words;
        this.when = when;
        this.cards = cards;
    }

    /** @param room how many rows there may be */
    DigestPart of(NoticeMail.Digest digest, int room) {
        List<NoticeMail.Card> ahead = firstOf(digest.ahead(), room);
        List<NoticeMail.Card> fresh = firstOf(digest.fresh(), room - ahead.size());
        int all = digest.ahead().size() + digest.fresh().size() + digest.more();
        int more = all - ahead.size() - fresh.size();
        return new DigestPart(
                heading(digest),
                digest.quiet() ? digest.monthly() ? words.emptyMonth() : words.emptyWeek() : null,
                days(ahead, digest.first()),
                fresh.stream()
                        .map(event -> cards.row(event, when.of(event.time()), when.forReader(event.time())))
                        .toList(),
                more == 0 ? null : words.moreEvents(more));
    }

    String heading(NoticeMail.Digest digest) {
        return digest.monthly()
                ? when.month(digest.first())
                : words.weekAhead() + ", " + when.days(digest.first(), digest.last());
    }

    /** What began before stands on the first day. */
    private List<Day> days(List<NoticeMail.Card> events, LocalDate first) {
        Map<LocalDate, List<Row>> days = new TreeMap<>();
        for (NoticeMail.Card event : events) {
            LocalDate day = event.time().firstDay();
            days.computeIfAbsent(day.isBefore(first) ? first : day, unused -> new ArrayList<>())
                    .add(cards.row(event, when.within(event.time()), when.forReader(event.time())));
        }
        return days.entrySet().stream()
                .map(day -> new Day(when.weekday(day.getKey()), day.getValue()))
                .toList();
    }

    private static <T> List<T> firstOf(List<T> all, int room) {
        return all.subList(0, Math.max(0, Math.min(all.size(), room)));
    }
}
