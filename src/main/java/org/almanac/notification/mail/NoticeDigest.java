package org.almanac.notification.mail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.almanac.notification.mail.NoticeView.Day;
import org.almanac.notification.mail.NoticeView.DigestPart;
import org.almanac.notification.mail.NoticeView.Row;

/** What is featured of a week or a month, the rest of it by day, then what was announced and takes place later. */
final class NoticeDigest {
    private final NoticeMessages words;
    private final DigestMessages digestWords;
    private final WhenText when;
    private final NoticeCards cards;

    NoticeDigest(NoticeMessages words, DigestMessages digestWords, WhenText when, NoticeCards cards) {
        this.words = words;
        this.digestWords = digestWords;
        this.when = when;
        this.cards = cards;
    }

    /** @param room how many rows there may be */
    DigestPart of(NoticeMail.Digest digest, int room) {
        List<NoticeMail.Card> featured = firstOf(
                Stream.concat(digest.ahead().stream(), digest.fresh().stream())
                        .filter(event -> event.featured() != null)
                        .toList(),
                room);
        List<NoticeMail.Card> ahead = firstOf(others(digest.ahead()), room - featured.size());
        List<NoticeMail.Card> fresh = firstOf(others(digest.fresh()), room - featured.size() - ahead.size());
        int all = digest.ahead().size() + digest.fresh().size() + digest.more();
        int more = all - featured.size() - ahead.size() - fresh.size();
        return new DigestPart(
                heading(digest),
                digest.quiet() ? digest.monthly() ? digestWords.emptyMonth() : digestWords.emptyWeek() : null,
                rows(featured),
                days(ahead, digest.first()),
                rows(fresh),
                more == 0 ? null : words.moreEvents(more));
    }

    private List<Row> rows(List<NoticeMail.Card> events) {
        return events.stream()
                .map(event -> cards.row(event, when.of(event.time()), when.forReader(event.time())))
                .toList();
    }

    private static List<NoticeMail.Card> others(List<NoticeMail.Card> events) {
        return events.stream().filter(event -> event.featured() == null).toList();
    }

    String heading(NoticeMail.Digest digest) {
        return digest.monthly()
                ? when.month(digest.first())
                : digestWords.weekAhead() + ", " + when.days(digest.first(), digest.last());
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
