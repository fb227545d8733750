package org.almanac.admin.mail;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.almanac.admin.mail.MailChoice.EventName;
import org.almanac.event.Event;
import org.almanac.event.EventFilter;
import org.almanac.event.EventTime;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.notification.NoticeSamples;
import org.almanac.notification.SampleChoice;
import org.almanac.notification.SampleKind;
import org.almanac.problem.GivenId;
import org.almanac.subscriber.SubscriberData;
import org.almanac.subscriber.SubscriberDirectory;
import org.almanac.time.Language;
import org.jspecify.annotations.Nullable;

/** Reads which mail somebody asks for. */
@Singleton
class MailChoices {
    private static final int EVENTS = 25;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final NoticeSamples samples;
    private final CatalogueQueries catalogue;
    private final SubscriberDirectory subscribers;
    private final Clock clock;

    MailChoices(NoticeSamples samples, CatalogueQueries catalogue, SubscriberDirectory subscribers, Clock clock) {
        this.samples = samples;
        this.catalogue = catalogue;
        this.subscribers = subscribers;
        this.clock = clock;
    }

    /** As the form sends it; null and empty are what is not said. */
    record Asked(
            @Nullable String kind,
            @Nullable String language,
            @Nullable String event,
            @Nullable String reader,
            @Nullable String width,
            @Nullable String colours) {}

    /**
     * What there is not asks for a reminder, and for the reader's language, or English.
     *
     * @throws org.almanac.problem.Problem NOT_FOUND when there is no such event or reader
     */
    MailChoice of(Asked asked) {
        UUID readerId = id(asked.reader());
        SubscriberData reader = readerId == null ? null : subscribers.read(readerId);
        Locale usual = reader == null
                ? Locale.ENGLISH
                : Language.of(Locale.forLanguageTag(reader.locale())).locale();
        SampleChoice sample = new SampleChoice(
                Arrays.stream(SampleKind.values())
                        .filter(known -> known.name().equals(asked.kind()))
                        .findFirst()
                        .orElse(SampleKind.REMINDER),
                samples.languages().stream()
                        .filter(known -> known.toLanguageTag().equals(asked.language()))
                        .findFirst()
                        .orElse(usual),
                id(asked.event()),
                readerId);
        return new MailChoice(
                sample,
                samples.languages(),
                events(sample.event()),
                reader,
                "narrow".equals(asked.width()),
                "dark".equals(asked.colours()));
    }

    /** The next ones, and the one that is asked for. */
    private List<EventName> events(@Nullable UUID chosen) {
        List<EventName> names = new ArrayList<>();
        catalogue
                .upcoming(EventFilter.ALL, clock.instant(), EVENTS)
                .forEach(found -> add(names, found.event(), found.occurrence().time()));
        if (chosen != null) {
            Event event = catalogue.find(chosen.toString());
            add(names, event, event.time());
        }
        return names;
    }

    private static void add(List<EventName> names, Event event, EventTime time) {
        String id = event.id().toString();
        if (names.stream().noneMatch(known -> known.id().equals(id))) {
            names.add(new EventName(id, event.title() + ", " + DAY.format(time.firstDay())));
        }
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null || text.isEmpty() ? null : GivenId.of(text, "There is no " + text + ".");
    }
}
