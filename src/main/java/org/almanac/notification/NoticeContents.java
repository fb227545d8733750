package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.almanac.outbox.Composition;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageRef;
import org.almanac.subscriber.QuietHours;
import org.almanac.subscriber.SubscriberContact;
import org.almanac.subscriber.SubscriberState;
import org.almanac.subscriber.Subscribers;
import org.jspecify.annotations.Nullable;

/** Brings together what each mail of a batch says, and notes what is said and what is not. */
@ApplicationScoped
class NoticeContents {
    private final NoticeLedger ledger;
    private final Subscribers subscribers;
    private final MatterReader reader;
    private final FactsStore facts;
    private final LocalTime sendHour;

    NoticeContents(
            NoticeLedger ledger,
            Subscribers subscribers,
            MatterReader reader,
            FactsStore facts,
            NotificationSettings settings) {
        this.ledger = ledger;
        this.subscribers = subscribers;
        this.reader = reader;
        this.facts = facts;
        this.sendHour = settings.sendHour();
    }

    /** What is to become of a message. */
    sealed interface Draft {
        /** Nothing is to be written now. */
        record Settled(Composition answer) implements Draft {}

        record Failed(RuntimeException cause) implements Draft {}

        record ToWrite(SubscriberContact contact, Contents contents) implements Draft {}
    }

    /** That a notice tells of an event as it stands. */
    record Telling(UUID notice, UUID event) {}

    /**
     * @param looked the notices that were carried; those that turned out to have nothing to say are skipped
     * @param kinds of those that are said
     */
    record Contents(
            List<NoticeLedger.Carried> looked,
            Set<MessageKind> kinds,
            NoticeMail mail,
            List<Composition.Attachment> attachments,
            List<Telling> tellings) {}

    /** A subscriber who may be written to, and what was to be told. */
    private record Owed(SubscriberContact contact, List<NoticeLedger.Carried> carried) {}

    /**
     * @param record whether to note what is said and what is skipped
     * @return by message, each once
     */
    @Transactional
    Map<UUID, Draft> of(List<MessageRef> messages, Instant now, boolean record) {
        Map<UUID, Draft> drafts = new LinkedHashMap<>();
        Map<UUID, Owed> owed = owed(messages, now, drafts);
        NoticeMatter matter = reader.read(
                owed.values().stream()
                        .flatMap(one -> said(one.carried).stream()
                                .map(notice -> new MatterReader.ToSay(notice, one.contact.id(), one.contact.zone())))
                        .toList(),
                now);
        owed.forEach((message, one) -> drafts.put(message, draft(one, matter, now)));
        if (record) {
            note(drafts, matter);
        }
        return drafts;
    }

    /** Those that have something to say now; the others are settled. */
    private Map<UUID, Owed> owed(List<MessageRef> messages, Instant now, Map<UUID, Draft> settled) {
        Map<UUID, SubscriberContact> contacts = subscribers.contacts(messages.stream()
                .map(MessageRef::subscriberId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<UUID, SubscriberContact> open = new LinkedHashMap<>();
        for (MessageRef message : messages) {
            SubscriberContact contact = message.subscriberId() == null ? null : contacts.get(message.subscriberId());
            if (contact == null || contact.suppressed() || contact.state() != SubscriberState.ACTIVE) {
                settled.put(message.id(), new Draft.Settled(new Composition.Skip("unfollowed")));
            } else {
                open.put(message.id(), contact);
            }
        }
        Map<UUID, List<NoticeLedger.Carried>> carried = ledger.carried(List.copyOf(open.keySet()), now);
        Map<UUID, Owed> owed = new LinkedHashMap<>();
        open.forEach((message, contact) -> {
            Owed one = new Owed(contact, carried.getOrDefault(message, List.of()));
            Instant quiet = quietUntil(one, now);
            if (quiet != null) {
                settled.put(message, new Draft.Settled(new Composition.Later(quiet)));
            } else {
                owed.put(message, one);
            }
        });
        return owed;
    }

    /** A mail that is tried again, or was held, comes upon quiet hours that its notices had not met when they fell due. */
    private static @Nullable Instant quietUntil(Owed owed, Instant now) {
        QuietHours quiet = owed.contact.quietHours();
        List<NoticeLedger.Carried> said = said(owed.carried);
        if (quiet == null || said.isEmpty()) {
            return null;
        }
        return quiet.endAfter(now, owed.contact.zone())
                .filter(end -> said.stream().allMatch(notice -> notice.waitsFor(end)))
                .orElse(null);
    }

    /** One that cannot be drafted does not keep the others. */
    private Draft draft(Owed owed, NoticeMatter matter, Instant now) {
        try {
            NoticeGatherer gatherer = new NoticeGatherer(matter, sendHour, owed.contact);
            owed.carried.forEach(gatherer::add);
            return new Draft.ToWrite(owed.contact, gatherer.contents());
        } catch (RuntimeException e) {
            return new Draft.Failed(e);
        }
    }

    private void note(Map<UUID, Draft> drafts, NoticeMatter matter) {
        List<NoticeLedger.Carried> skipped = new ArrayList<>();
        Set<Telling> tellings = new LinkedHashSet<>();
        for (Draft draft : drafts.values()) {
            if (draft instanceof Draft.ToWrite written) {
                written.contents.looked().stream()
                        .filter(notice -> notice.skipped() != null)
                        .forEach(skipped::add);
                tellings.addAll(written.contents.tellings());
            }
        }
        ledger.skip(skipped);
        Map<UUID, EventFacts> told = new HashMap<>();
        tellings.forEach(telling -> told.computeIfAbsent(telling.event, matter::facts));
        Map<UUID, Long> versions = facts.idsOf(told);
        ledger.says(tellings.stream()
                .map(telling -> new NoticeLedger.Saying(
                        telling.notice, telling.event, Objects.requireNonNull(versions.get(telling.event))))
                .toList());
    }

    static List<NoticeLedger.Carried> said(List<NoticeLedger.Carried> carried) {
        return carried.stream().filter(notice -> notice.skipped() == null).toList();
    }
}
