package org.almanac.notification.rules;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One mail: all that is due to a reader and is still true, of use and wanted. */
final class MailRule {
    private final KnownReader reader;
    private final Collection<KnownEvent> events;
    private final Instant now;
    private final Figures figures;

    MailRule(KnownReader reader, Collection<KnownEvent> events, Instant now, Figures figures) {
        this.reader = reader;
        this.events = events;
        this.now = now;
        this.figures = figures;
    }

    /** @return what the mail says; empty when there is none */
    Set<String> send() {
        List<OwedNotice> mail = new ArrayList<>();
        for (OwedNotice notice : pending()) {
            Instant end = quietUntil();
            boolean shortly = notice.is("REMINDER") && ReminderRule.underADay(notice.lead());
            if (end != null && !shortly && (notice.useful == null || notice.useful.isAfter(end))) {
                notice.ready = end;
                figures.count("quiet hours: waited");
            } else {
                notice.handled = true;
                mail.add(notice);
            }
        }
        if (!reader.active()) {
            return Set.of();
        }
        mail.forEach(notice -> notice.skipped = reason(notice));
        supersede(mail);
        return say(mail);
    }

    private Set<String> say(List<OwedNotice> mail) {
        Set<String> said = new TreeSet<>();
        Map<UUID, ToldFacts> tells = new HashMap<>();
        for (OwedNotice notice : mail) {
            List<KnownEvent> about = notice.skipped == null ? about(notice) : List.of();
            if (notice.skipped == null && notice.is("DIGEST") && about.isEmpty()) {
                notice.skipped = "over";
            }
            if (notice.skipped == null) {
                notice.sent = true;
                about.forEach(event -> tells.put(event.id, event.facts()));
                said.add(notice.line());
                figures.count("told: " + notice.kind);
            }
        }
        tells.forEach((id, facts) -> {
            reader.told.put(id, facts);
            reader.times.merge(id, 1, Integer::sum);
        });
        return said;
    }

    private List<OwedNotice> pending() {
        return reader.ledger.values().stream()
                .filter(notice -> notice.waits() && !notice.ready.isAfter(now))
                .sorted(Comparator.comparing(notice -> notice.due))
                .toList();
    }

    private List<KnownEvent> about(OwedNotice notice) {
        if (notice.is("DIGEST")) {
            return DigestRule.named(reader, events, notice.detail, notice.due, now);
        }
        return notice.event == null ? List.of() : List.of(notice.event);
    }

    // Why it is not said ------------------------------------------------------------------------------------------

    private @Nullable String reason(OwedNotice notice) {
        String untrue = switch (notice.kind) {
            case "REMINDER" -> reminder(notice);
            case "KEY_DATE" -> !KeyDateRule.stands(notice) ? "moved" : unless(reader.follows(notice.about()));
            case "CHANGED", "CANCELLED" -> change(notice);
            case "ANNOUNCED" -> announcement(notice);
            case "DIGEST" -> unless(notice.detail.startsWith(reader.choice.digest() + "@"));
            case "NOTHING_UPCOMING" ->
                reader.choice.nothingUpcoming() && NothingUpcomingRule.ahead(reader, events, now)
                        ? "over"
                        : unless(reader.choice.nothingUpcoming());
            default -> throw new IllegalStateException(notice.kind);
        };
        return untrue != null ? untrue : lateOr(notice, null);
    }

    private @Nullable String reminder(OwedNotice notice) {
        boolean wanted = reader.follows(notice.about()) && reader.choice.leads().contains(notice.lead());
        return notice.stands() ? unless(wanted) : "moved";
    }

    private @Nullable String change(OwedNotice notice) {
        KnownEvent event = notice.about();
        ToldFacts told = reader.told.get(event.id);
        if (!reader.choice.changes() || told == null) {
            return "unfollowed";
        }
        if (event.settlesAt != null) {
            return "superseded";
        }
        if (told.equals(notice.facts)) {
            return "told";
        }
        boolean stands = ChangeRule.kinds(told, event.facts(), now).containsKey(notice.kind);
        return stands ? null : lateOr(notice, "undone");
    }

    private @Nullable String announcement(OwedNotice notice) {
        KnownEvent event = notice.about();
        boolean wanted = reader.choice.announcements() || notice.endsSpell;
        return event.shownAfter(now)
                ? unless(reader.follows(event) && reader.choice.digest().equals("NONE") && wanted)
                : "cancelled";
    }

    private static @Nullable String unless(boolean wanted) {
        return wanted ? null : "unfollowed";
    }

    private @Nullable String lateOr(OwedNotice notice, @Nullable String other) {
        return notice.useful != null && !notice.useful.isAfter(now) ? "late" : other;
    }

    /** Of several lead times of one start only the shortest that is due. */
    private void supersede(List<OwedNotice> mail) {
        for (OwedNotice notice : mail) {
            if (!notice.is("REMINDER") || notice.skipped != null) {
                continue;
            }
            boolean overtaken = reader.notices("REMINDER").stream()
                    .filter(other -> other.handled && other.event == notice.event)
                    .filter(other -> Objects.equals(other.at, notice.at))
                    .filter(other -> Objects.equals(other.start, notice.start))
                    .filter(other ->
                            other.skipped == null || other.skipped.equals("superseded") && mail.contains(other))
                    .anyMatch(other -> other.due.isAfter(notice.due) && !other.due.isAfter(now));
            if (overtaken) {
                notice.skipped = "superseded";
            }
        }
    }

    // Quiet hours -------------------------------------------------------------------------------------------------

    private @Nullable Instant quietUntil() {
        LocalTime from = reader.choice.quietFrom();
        LocalTime to = reader.choice.quietTo();
        ZoneId zone = reader.choice.zone();
        if (from == null || to == null || !quiet(from, to, zone, now)) {
            return null;
        }
        // Minute by minute, until the clock on the wall says that the time is over.
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        do {
            minute = minute.plusSeconds(60);
        } while (quiet(from, to, zone, minute));
        if (!minute.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate())) {
            figures.count("quiet hours: past midnight");
        }
        return minute;
    }

    private static boolean quiet(LocalTime from, LocalTime to, ZoneId zone, Instant now) {
        LocalTime clock = now.atZone(zone).toLocalTime();
        boolean afterFrom = !clock.isBefore(from);
        boolean beforeTo = clock.isBefore(to);
        return from.isAfter(to) ? afterFrom || beforeTo : afterFrom && beforeTo;
    }
}
