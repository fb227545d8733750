package org.almanac.event.write;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventsChanged;
import org.almanac.event.SaveEvent;
import org.almanac.event.dates.EditOptions;
import org.almanac.event.dates.ExceptionTexts;
import org.almanac.event.dates.LocalTimes;
import org.almanac.event.dates.MovedExceptions;
import org.almanac.event.dates.SeriesSplit;
import org.almanac.event.imported.EventOrigin;
import org.almanac.event.read.EventLookup;
import org.almanac.event.rules.EventRules;
import org.almanac.event.rules.SiteDefaults;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.EventRepository;
import org.almanac.event.store.NewEvent;
import org.almanac.event.text.Texts;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** Writes events. Every call is one transaction, in which {@link EventsChanged} is fired when something changed. */
@ApplicationScoped
public class Catalogue {
    private final EventRepository events;
    private final EventLookup lookup;
    private final RequestKeys keys;
    private final CatalogueWriter writer;
    private final EventRules rules;

    public Catalogue(
            EventRepository events,
            EventLookup lookup,
            RequestKeys keys,
            CatalogueWriter writer,
            SiteSettings settings) {
        this.events = events;
        this.lookup = lookup;
        this.keys = keys;
        this.writer = writer;
        this.rules = new EventRules(new SiteDefaults(settings.defaultTimeZone()));
    }

    /**
     * What an event would say, without making one.
     *
     * @throws Problem INVALID naming every field that is wrong
     */
    public EventContent check(SaveEvent input) {
        return rules.check(input);
    }

    /**
     * What an event would say that takes the place of another: as {@link #replace} would have it.
     *
     * @param stored null for a new one
     * @throws Problem INVALID naming every field that is wrong
     */
    public EventContent check(SaveEvent input, @Nullable Event stored) {
        return stored == null
                ? rules.check(input)
                : rules.check(
                        ExceptionTexts.inKind(input, stored.time()),
                        stored.content().description());
    }

    /**
     * What an event would say after {@link #replace}, its exceptions named by the dates that they would be about.
     *
     * @throws Problem INVALID as {@code replace} would
     */
    public EventContent replaced(Event stored, SaveEvent input, EditOptions options) {
        return MovedExceptions.follow(stored.content(), check(input, stored), options);
    }

    /** @throws Problem INVALID, or CONFLICT when the uid or slug is taken */
    public Event create(SaveEvent input, Actor actor) {
        EventContent content = rules.check(input);
        String uid = EventRules.uid(input.uid());
        return writer.write(actor, batch -> create(batch, uid, input.slug(), content))
                .toEvent();
    }

    /**
     * Creates an event once, however often it is asked to within a day.
     *
     * @param answer what is given back, now and whenever the key comes again; it sees the event as it was created
     * @throws Problem as {@link #create}; INVALID also when the key came with something else before
     */
    public FirstAnswer createOnce(SaveEvent input, RequestKey key, Actor actor, Function<Event, String> answer) {
        return writer.write(actor, batch -> {
            FirstAnswer known = keys.find(actor, key, batch.now());
            if (known != null) {
                return known;
            }
            EventContent content = rules.check(input);
            EventEntity entity = create(batch, EventRules.uid(input.uid()), input.slug(), content);
            FirstAnswer first = new FirstAnswer(entity.id, answer.apply(entity.toEvent()));
            keys.remember(actor, key, first, batch.now());
            return first;
        });
    }

    /**
     * Cuts a recurring event in two before one of its instances and lets the second part differ: a change of this and
     * all later instances. Each part keeps the exceptions that are about its own.
     *
     * @param at the instance's original start
     * @param edit says what the second part is to be; it sees it as it would be without a difference
     * @throws Problem NOT_FOUND, GONE, STALE, or INVALID when there is no such instance after the first
     */
    public SplitEvent split(
            String idOrSlug,
            @Nullable String at,
            Function<Event, SaveEvent> edit,
            @Nullable Integer expectedRevision,
            Actor actor) {
        List<EventEntity> parts = writer.write(actor, batch -> {
            EventEntity entity = lookup.findStanding(idOrSlug, expectedRevision);
            LocalDateTime instance = rules.instance(at, entity.allDay);
            SeriesSplit split = SeriesSplit.of(entity.content(), instance);
            SaveEvent input = edit.apply(entity.toEvent(split.later()));
            EventEntity later = batch.create(
                    NewEvent.made(null, null),
                    MovedExceptions.follow(split.later(), rules.check(input, entity.description), EditOptions.USUAL),
                    "Continues “" + entity.slug + "”");
            batch.news().continues(later, entity, split.later());
            String reason = "Continued by “" + later.slug + "” from " + LocalTimes.text(instance, entity.allDay);
            batch.update(entity, split.earlier(), null, reason);
            return List.of(entity, later);
        });
        return new SplitEvent(parts.get(0).toEvent(), parts.get(1).toEvent());
    }

    /** Forgets what was answered more than a day ago. */
    public void forgetRequests() {
        writer.write(new Actor("system"), batch -> {
            keys.forget(batch.now());
            return null;
        });
    }

    private EventEntity create(WriteBatch batch, @Nullable String uid, @Nullable String slug, EventContent content) {
        if (uid != null && events.hasUid(uid)) {
            throw Problem.conflict("There is already an event with this uid.");
        }
        return batch.create(NewEvent.made(uid, slug), content);
    }

    /**
     * Replaces all that an editor can say about an event; a slug left out stays as it is.
     *
     * @param expectedRevision what the caller believes to be replacing; null replaces whatever is there
     * @throws Problem NOT_FOUND, GONE, STALE, INVALID, or CONFLICT when the slug is taken
     */
    public Event replace(String idOrSlug, SaveEvent input, @Nullable Integer expectedRevision, Actor actor) {
        return replace(idOrSlug, input, expectedRevision, EditOptions.USUAL, actor);
    }

    /** The same in a way of the editor's choice. */
    public Event replace(
            String idOrSlug, SaveEvent input, @Nullable Integer expectedRevision, EditOptions options, Actor actor) {
        return change(idOrSlug, before -> input, expectedRevision, options, actor);
    }

    /**
     * Replaces an event by what is made of it. Nobody else writes in between, so that of two who change different fields
     * at one time both get through.
     *
     * @param edit sees the event as it is when it is replaced; must be quick, since all other writers wait for it
     * @throws Problem as {@link #replace}
     */
    public Event change(
            String idOrSlug, Function<Event, SaveEvent> edit, @Nullable Integer expectedRevision, Actor actor) {
        return change(idOrSlug, edit, expectedRevision, EditOptions.USUAL, actor);
    }

    private Event change(
            String idOrSlug,
            Function<Event, SaveEvent> edit,
            @Nullable Integer expectedRevision,
            EditOptions options,
            Actor actor) {
        return writer.write(actor, batch -> {
                    EventEntity entity = lookup.findStanding(idOrSlug, expectedRevision);
                    EventContent before = entity.content();
                    SaveEvent input = ExceptionTexts.inKind(edit.apply(entity.toEvent()), before.time());
                    if (input.uid() != null && !input.uid().equals(entity.uid)) {
                        throw Problem.invalid("uid", "An event keeps its uid for life; leave it out or as it is.");
                    }
                    EventContent after =
                            MovedExceptions.follow(before, rules.check(input, entity.description), options);
                    batch.update(entity, after, Texts.line(input.slug()));
                    if (options.quietly()) {
                        batch.quietly(entity);
                    }
                    return entity;
                })
                .toEvent();
    }

    /**
     * Changes nothing but whether an event takes place.
     *
     * @param reason for the history
     * @throws Problem NOT_FOUND, GONE
     */
    public void setStatus(String idOrSlug, EventStatus status, String reason, Actor actor) {
        writer.write(actor, batch -> {
            EventEntity entity = lookup.findStanding(idOrSlug, null);
            batch.update(entity, entity.content().toBuilder().status(status).build(), null, reason);
            entity.awaitNews(List.of("status"));
            return null;
        });
    }

    /**
     * Lets fields of an imported event follow their source again, from the next import on.
     *
     * @param fields as the API spells them; one that nobody edited is passed over
     * @throws Problem NOT_FOUND
     */
    public EventOrigin giveBack(String idOrSlug, Collection<String> fields, Actor actor) {
        return writer.write(actor, batch -> {
            EventEntity entity = lookup.find(idOrSlug);
            entity.giveBack(fields);
            return entity.origin();
        });
    }
}
