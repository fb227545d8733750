package org.almanac.admin.list;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.almanac.admin.Option;
import org.almanac.event.EventFilter;
import org.almanac.event.EventStatus;
import org.almanac.event.read.EventSearch;
import org.almanac.event.register.Registers;
import org.almanac.problem.Problem;
import org.almanac.web.QueryString;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the catalogue an editor looks at: all of it stands in the page's address, so that it can be passed on.
 *
 * @param typed what narrows the list, by the names of the address; nothing that is empty or unknown
 * @param cursor where the page starts; null for the first
 */
public record EventList(
        EventTab show, Map<String, String> typed, @Nullable String cursor) {
    public static final String PATH = "/admin/events";
    private static final Set<String> NARROWING =
            Set.of("q", "tag", "series", "organiser", "country", "status", "source", "shown", "lack");

    private <E extends Enum<E>> @Nullable E chosen(String name, Function<String, E> valueOf) {
        String key = typed.get(name);
        return key == null ? null : valueOf.apply(key.toUpperCase(Locale.ROOT));
    }

    /**
     * @param zone in which a date is meant
     * @throws Problem of kind NOT_FOUND when a tag or series is named that there is not
     */
    EventSearch search(Registers registers, ZoneId zone) {
        String tag = typed.get("tag");
        String series = typed.get("series");
        String organiser = typed.get("organiser");
        EventFilter filter = new EventFilter(
                tag == null
                        ? Set.of()
                        : Set.of(registers
                                .tagCalled(tag)
                                .orElseThrow(() -> missing("tag", tag))
                                .slug()),
                series == null
                        ? null
                        : registers
                                .seriesCalled(series)
                                .orElseThrow(() -> missing("series", series))
                                .slug(),
                organiser == null
                        ? null
                        : registers
                                .organiserCalled(organiser)
                                .orElseThrow(() -> missing("organiser", organiser))
                                .slug(),
                typed.get("country"),
                null,
                typed.get("q"));
        Boolean shown = typed.containsKey("shown") ? (Boolean) value("shown").equals("yes") : null;
        String source = typed.get("source");
        EventSearch.Order order = order();
        return new EventSearch(
                filter,
                show.time(),
                show == EventTab.HIDDEN ? Boolean.FALSE : shown,
                chosen("status", EventStatus::valueOf),
                source == null ? null : source.equals("here") ? "" : source,
                chosen("lack", EventSearch.Lack::valueOf),
                order,
                jump(order, zone));
    }

    private EventSearch.Order order() {
        EventSearch.Order asked = chosen("sort", EventSearch.Order::valueOf);
        return asked == null ? show.order() : asked;
    }

    private @Nullable Instant jump(EventSearch.Order order, ZoneId zone) {
        String day = typed.get("date");
        if (day == null) {
            return null;
        }
        LocalDate date = LocalDate.parse(day);
        return (order == EventSearch.Order.LATEST ? date.plusDays(1) : date)
                .atStartOfDay(zone)
                .toInstant();
    }

    private static Problem missing(String what, String typed) {
        return Problem.notFound("There is no %s “%s”.".formatted(what, typed));
    }

    /** What was typed or chosen; empty when nothing was. */
    public String value(String name) {
        return typed.getOrDefault(name, "");
    }

    public boolean has(String name, String value) {
        return value(name).equals(value);
    }

    /** The order in which it is listed, as the address has it. */
    public String sort() {
        return Option.key(order());
    }

    public boolean sortedByDate() {
        return order() == EventSearch.Order.DATE || order() == EventSearch.Order.LATEST;
    }

    /** How many conditions beside words narrow the list. */
    public long filters() {
        return typed.keySet().stream()
                .filter(name -> NARROWING.contains(name) && !name.equals("q"))
                .count();
    }

    public boolean narrowed() {
        return typed.keySet().stream().anyMatch(NARROWING::contains);
    }

    public EventTab[] tabs() {
        return EventTab.values();
    }

    /** The address of another tab with the same search. */
    public String address(EventTab tab) {
        return PATH + query(tab, Set.of("date", "sort"));
    }

    public String firstPage() {
        return PATH + query();
    }

    /** The same list in another order. */
    public String sorted(String order) {
        return PATH + new EventList(show, with("sort", order), null).query(show, Set.of("date"));
    }

    /** The same list without one of its conditions. */
    public String without(String name) {
        return PATH + query(show, Set.of(name));
    }

    /** All that says which events they are, as an address has it after its path. */
    public String query() {
        return query(show, Set.of());
    }

    private Map<String, String> with(String name, String value) {
        Map<String, String> more = new TreeMap<>(typed);
        more.put(name, value);
        return Map.copyOf(more);
    }

    private String query(EventTab tab, Set<String> except) {
        QueryString query = new QueryString().with("show", tab.key());
        new TreeMap<>(typed).forEach((name, value) -> query.with(name, except.contains(name) ? null : value));
        return query.toString();
    }

    /** What narrows the list, in words. */
    public List<EventListCondition> conditions() {
        return new TreeMap<>(typed)
                .entrySet().stream()
                        .filter(one -> NARROWING.contains(one.getKey()))
                        .map(one -> new EventListCondition(one.getKey(), one.getValue()))
                        .toList();
    }
}
