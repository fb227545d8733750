package org.almanac.notification.rules;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of who is owed which mail, word by word and without any cleverness: at every look it asks every rule about
 * every reader and every event. It shares no code with what plans and sends; only plain records of the catalogue.
 */
final class RulesReference {
    final Map<UUID, KnownEvent> events = new LinkedHashMap<>();
    final Figures figures = new Figures();
    private final Map<String, KnownReader> readers = new LinkedHashMap<>();
    private final EditRule edits = new EditRule(readers.values());
    private final CutRule cuts = new CutRule(readers.values());
    private Instant since;
    private @Nullable Instant edited;

    RulesReference(Instant start) {
        this.since = start;
    }

    Collection<KnownReader> readers() {
        return readers.values();
    }

    void join(KnownReader reader, Instant now) {
        readers.put(reader.email, reader);
        chose(reader, now);
    }

    void move(KnownReader reader, String email, Instant now) {
        readers.remove(reader.email);
        reader.email = email;
        reader.suppressed = false;
        join(reader, now);
    }

    /** What is no longer followed is no longer told; who follows an event by itself has read its page. */
    void chose(KnownReader reader, Instant now) {
        reader.chose = now;
        reader.told.keySet().removeIf(id -> !reader.follows(event(id)));
        reader.times.keySet().retainAll(reader.told.keySet());
        for (UUID id : reader.choice.events()) {
            reader.told.computeIfAbsent(id, wanted -> event(wanted).facts());
            reader.times.putIfAbsent(id, 0);
        }
    }

    void edited(KnownEvent event, boolean isNew, Set<EventDate> before, boolean followedOtherwise, Instant now) {
        edited = now;
        edits.edited(event, isNew, before, followedOtherwise, now);
    }

    void cut(CutRule.Parts parts, Instant now) {
        cuts.cut(parts, now);
    }

    private KnownEvent event(UUID id) {
        return Objects.requireNonNull(events.get(id));
    }

    /** @return what is sent now: for each address the things that one mail says */
    Map<String, Set<String>> tick(Instant now) {
        TimeRange time = new TimeRange(since, now);
        List<KnownEvent> all = List.copyOf(events.values());
        for (KnownReader reader : readers.values()) {
            NothingUpcomingRule.plan(reader, all, edited, now);
            for (KnownEvent event : all) {
                ReminderRule.plan(reader, event, time);
                ChangeRule.plan(reader, event, time);
                KeyDateRule.plan(reader, event, time);
                AnnouncementRule.plan(reader, event, time);
            }
            DigestRule.plan(reader, all, time);
        }
        for (KnownEvent event : all) {
            event.fresh.clear();
            event.freshKeyDates = false;
            if (event.settlesAt != null && !event.settlesAt.isAfter(now)) {
                event.settlesAt = null;
            }
        }
        since = now;
        edited = null;
        Map<String, Set<String>> mails = new TreeMap<>();
        for (KnownReader reader : readers.values()) {
            Set<String> said = new MailRule(reader, all, now, figures).send();
            if (!said.isEmpty()) {
                mails.put(reader.email, said);
            }
        }
        return mails;
    }

    /** For the message of a failure. */
    String state(Set<String> emails) {
        return readers.values().stream()
                .filter(reader -> emails.contains(reader.email))
                .flatMap(reader -> reader.ledger.values().stream()
                        .map(notice -> reader.email + " " + notice.key() + " due " + notice.due + " skipped "
                                + notice.skipped + (notice.sent ? " sent" : "")))
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
