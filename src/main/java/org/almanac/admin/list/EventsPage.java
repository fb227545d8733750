package org.almanac.admin.list;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.almanac.admin.Option;
import org.almanac.event.Event;
import org.almanac.event.EventStatus;
import org.almanac.event.bulk.BulkAction;
import org.almanac.event.read.EventCounts;
import org.almanac.event.read.EventSearch;
import org.almanac.event.register.EntryUseQueries;
import org.almanac.paging.Page;
import org.almanac.place.Countries;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of events, and what it can be narrowed by.
 *
 * @param missing what the address names and there is not; null when all is there
 * @param refused why what was to be done with many at a time cannot be; null when nothing was refused
 */
public record EventsPage(
        EventList list,
        Page<Event> page,
        EventCounts counts,
        Choices choices,
        @Nullable String missing,
        @Nullable String refused) {

    /** What a list can be narrowed by. */
    record Choices(
            List<EntryUseQueries.Named> tags,
            List<EntryUseQueries.Named> series,
            List<String> countries,
            List<String> sources) {}

    public List<Option> countries() {
        return options(choices.countries().stream()
                .map(code -> new Option(code, Countries.name(code, Locale.ENGLISH)))
                .sorted((a, b) -> a.label().compareTo(b.label())));
    }

    public List<Option> statuses() {
        return options(Arrays.stream(EventStatus.values())
                .map(status ->
                        new Option(Option.key(status), new EventListCondition("status", Option.key(status)).words())));
    }

    public List<Option> sources() {
        return options(Stream.concat(
                Stream.of(new Option("here", "Entered here")),
                choices.sources().stream().map(name -> new Option(name, name))));
    }

    public List<Option> shown() {
        return List.of(new Option("yes", "Shown to readers"), new Option("no", "Drafts"));
    }

    public List<Option> lacks() {
        return options(Arrays.stream(EventSearch.Lack.values())
                .map(lack -> new Option(Option.key(lack), EventListCondition.words(lack))));
    }

    public List<Option> orders() {
        return List.of(
                new Option("date", "By date"),
                new Option("latest", "Latest date first"),
                new Option("title", "By title"),
                new Option("changed", "Changed last first"));
    }

    /** What can be done with those that are ticked. */
    public List<Option> actions() {
        return options(Arrays.stream(BulkAction.values())
                .filter(action -> !action.ofRegister())
                .map(action -> new Option(Option.key(action), BulkWords.label(action))));
    }

    private static List<Option> options(Stream<Option> options) {
        return options.toList();
    }

    /** How many events there are in the tab. */
    public long total() {
        return count(list.show());
    }

    public long count(EventTab tab) {
        return tab.of(counts);
    }

    public String number(long count) {
        return BulkWords.number(count);
    }
}
