package org.almanac.notification.compose;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.almanac.notification.NotificationSettings;
import org.almanac.notification.facts.EventFacts;
import org.almanac.notification.facts.EventFactsStore;
import org.almanac.notification.facts.LastToldStore;
import org.almanac.notification.ledger.CarriedNotice;
import org.almanac.notification.ledger.NoticeStatements;
import org.almanac.notification.mail.NoticeMail;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageRef;
import org.almanac.problem.RenderFailures;
import org.almanac.subscriber.QuietHours;
import org.almanac.subscriber.SubscriberContact;
import org.almanac.subscriber.SubscriberState;
import org.almanac.subscriber.Subscribers;
import org.jspecify.annotations.Nullable;

/** Brings together what each mail of a batch says, and notes what is said and what is not. */
@ApplicationScoped
public class NoticeBatchAssembler {
    private final NoticeStatements notices;
    private final Subscribers subscribers;
    private final NoticeBatchReader reader;
    private final EventFactsStore facts;
    private final NoticeForms forms;
    private final LocalTime sendHour;

    NoticeBatchAssembler(
            NoticeStatements notices,
            Subscribers subscribers,
            NoticeBatchReader reader,
            EventFactsStore facts,
            NoticeForms forms,
            NotificationSettings settings) {
        this.notices = notices;
        this.subscribers = subscribers;
        this.reader = reader;
        this.facts = facts;
        this.forms = forms;
        this.sendHour = settings.sendHour();
    }

    /**
     * @param subscriber to whom
     * @param looked the notices that were carried; those that turned out to have nothing to say are skipped
     * @param kinds of those that are said
     * @param toldOf the events of which something is told
     * @param listed those of them that a digest lists
     */
    record Contents(
            UUID subscriber,
            List<CarriedNotice> looked,
            Set<MessageKind> kinds,
            NoticeMail mail,
            List<ComposeResult.Attachment> attachments,
            Set<UUID> toldOf,
            List<NoticeStatements.Listed> listed) {

        LastToldStore.ByMail memo(Map<UUID, Long> versions) {
            Map<UUID, Long> facts = new HashMap<>();
            for (UUID event : toldOf) {
                Long version = versions.get(event);
                if (version != null) {
                    facts.put(event, version);
                }
            }
            return new LastToldStore.ByMail(subscriber, facts);
        }
    }

    /** A subscriber who may be written to, and what was to be told. */
    private record Owed(SubscriberContact contact, List<CarriedNotice> carried) {}

    /**
     * @param record whether to note what is said and what is skipped
     * @return by message, each once: what is to be rendered after this transaction
     */
    @Transactional
    public Map<UUID, Supplier<ComposeResult>> of(List<MessageRef> messages, Instant now, boolean record) {
        Map<UUID, Supplier<ComposeResult>> drafts = new LinkedHashMap<>();
        Map<UUID, Owed> owed = owed(messages, now, drafts);
        NoticeBatchData data = reader.read(
                owed.values().stream()
                        .flatMap(one -> said(one.carried).stream()
                                .map(notice ->
                                        new NoticeBatchReader.ToSay(notice, one.contact.id(), one.contact.zone())))
                        .toList(),
                now);
        Map<UUID, Contents> written = written(owed, data, drafts);
        Map<UUID, Long> versions = record ? note(written.values(), data) : Map.of();
        written.forEach((message, contents) -> {
            LastToldStore.ByMail tells = contents.memo(versions);
            drafts.put(message, () -> render(contents, tells));
        });
        return drafts;
    }

    /** Those that have something to say now; the others are settled. */
    private Map<UUID, Owed> owed(List<MessageRef> messages, Instant now, Map<UUID, Supplier<ComposeResult>> settled) {
        Map<UUID, SubscriberContact> contacts = subscribers.contacts(messages.stream()
                .map(MessageRef::subscriberId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<UUID, SubscriberContact> open = new LinkedHashMap<>();
        for (MessageRef message : messages) {
            SubscriberContact contact = message.subscriberId() == null ? null : contacts.get(message.subscriberId());
            if (contact == null || contact.suppressed() || contact.state() != SubscriberState.ACTIVE) {
                settled.put(message.id(), settled(new ComposeResult.Skip("unfollowed")));
            } else {
                open.put(message.id(), contact);
            }
        }
        Map<UUID, List<CarriedNotice>> carried = notices.carriedBy(List.copyOf(open.keySet()), now);
        Map<UUID, Owed> owed = new LinkedHashMap<>();
        open.forEach((message, contact) -> {
            Owed one = new Owed(contact, CarriedNotice.latestOnly(carried.getOrDefault(message, List.of())));
            Instant quiet = quietUntil(one, now);
            if (quiet != null) {
                settled.put(message, settled(new ComposeResult.Later(quiet)));
            } else {
                owed.put(message, one);
            }
        });
        return owed;
    }

    /** A mail that is tried again, or was held, comes upon quiet hours that its notices had not met when they fell due. */
    private static @Nullable Instant quietUntil(Owed owed, Instant now) {
        QuietHours quiet = owed.contact.quietHours();
        List<CarriedNotice> said = said(owed.carried);
        if (quiet == null || said.isEmpty()) {
            return null;
        }
        return quiet.endAfter(now, owed.contact.zone())
                .filter(end -> said.stream().allMatch(notice -> notice.waitsFor(end)))
                .orElse(null);
    }

    /** One that cannot be drafted does not keep the others. */
    private Map<UUID, Contents> written(
            Map<UUID, Owed> owed, NoticeBatchData data, Map<UUID, Supplier<ComposeResult>> failed) {
        Map<UUID, Contents> written = new LinkedHashMap<>();
        owed.forEach((message, one) -> {
            try {
                NoticeMailBuilder builder = new NoticeMailBuilder(data, sendHour, one.contact);
                one.carried.forEach(builder::add);
                written.put(message, builder.contents());
            } catch (RuntimeException | Error e) {
                if (RenderFailures.isFatal(e)) {
                    throw e;
                }
                failed.put(message, settled(new ComposeResult.Failed(e)));
            }
        });
        return written;
    }

    /** @return of each event that is told, the version that it is told in */
    private Map<UUID, Long> note(Collection<Contents> written, NoticeBatchData data) {
        List<CarriedNotice> skipped = new ArrayList<>();
        Map<UUID, EventFacts> told = new HashMap<>();
        for (Contents contents : written) {
            contents.looked.stream().filter(notice -> notice.skipped() != null).forEach(skipped::add);
            contents.toldOf.forEach(event -> told.computeIfAbsent(event, data::facts));
        }
        if (!skipped.isEmpty()) {
            notices.skip(skipped);
        }
        List<NoticeStatements.Listed> listed =
                written.stream().flatMap(contents -> contents.listed.stream()).toList();
        if (!listed.isEmpty()) {
            notices.list(listed);
        }
        Map<UUID, Long> versions = facts.idsOf(told);
        if (!versions.keySet().containsAll(told.keySet())) {
            throw new IllegalStateException("facts without a number: what they tell would be told again");
        }
        return versions;
    }

    private static Supplier<ComposeResult> settled(ComposeResult result) {
        return () -> result;
    }

    /** @param tells what counts as told once a server has taken it */
    private ComposeResult render(Contents contents, LastToldStore.ByMail tells) {
        if (!said(contents.looked).isEmpty()) {
            return forms.write(contents, tells);
        }
        String reason = contents.looked.isEmpty()
                ? null
                : contents.looked.get(contents.looked.size() - 1).skipped();
        return new ComposeResult.Skip(reason == null ? "unfollowed" : reason);
    }

    private static List<CarriedNotice> said(List<CarriedNotice> carried) {
        return carried.stream().filter(notice -> notice.skipped() == null).toList();
    }
}
