package org.almanac.admin.subscriber;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.almanac.admin.Option;
import org.almanac.event.register.Registers;
import org.almanac.event.rules.SameName;
import org.almanac.subscriber.SubscriberSearch;
import org.almanac.web.QueryString;
import org.jspecify.annotations.Nullable;

/**
 * Which subscribers somebody looks at, as the address says it; each part is empty for all.
 *
 * @param words a part of the address
 * @param follows a tag, series or organiser by name; {@code everything} for those who follow everything
 * @param since a day
 */
record SubscriberList(String words, String standing, String follows, String digest, String since) {
    private static final String PATH = "/admin/subscribers";
    private static final String EVERYTHING = "everything";
    private static final int LONGEST = 200;

    static SubscriberList asked(
            @Nullable String words,
            @Nullable String standing,
            @Nullable String follows,
            @Nullable String digest,
            @Nullable String since) {
        String state = text(standing);
        String kind = text(digest);
        return new SubscriberList(
                text(words),
                Arrays.stream(SubscriberSearch.Standing.values())
                                .anyMatch(each -> Option.key(each).equals(state))
                        ? state
                        : "",
                text(follows),
                Set.of("none", "weekly", "monthly").contains(kind) ? kind : "",
                day(text(since)));
    }

    private static String text(@Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static String day(String typed) {
        try {
            LocalDate day = LocalDate.parse(typed);
            return day.getYear() >= 1 && day.getYear() <= 9_998 ? day.toString() : "";
        } catch (DateTimeException none) {
            return "";
        }
    }

    SubscriberSearch search(Registers registers, ZoneId zone) {
        boolean everything = follows.equalsIgnoreCase(EVERYTHING);
        return new SubscriberSearch(
                words.isEmpty() ? null : words,
                standing.isEmpty() ? null : SubscriberSearch.Standing.valueOf(standing.toUpperCase(Locale.ROOT)),
                follows.isEmpty() || everything ? null : slugs(registers),
                everything,
                digest.isEmpty() ? null : digest.toUpperCase(Locale.ROOT),
                since.isEmpty()
                        ? null
                        : LocalDate.parse(since).atStartOfDay(zone).toInstant());
    }

    /** Readers may have chosen what no event is called any more. */
    private Set<String> slugs(Registers registers) {
        Set<String> slugs = new HashSet<>(Set.of(SameName.key(follows)));
        registers.tagCalled(follows).ifPresent(tag -> slugs.add(tag.slug()));
        registers.seriesCalled(follows).ifPresent(series -> slugs.add(series.slug()));
        registers.organiserCalled(follows).ifPresent(organiser -> slugs.add(organiser.slug()));
        return slugs;
    }

    public boolean narrowed() {
        return !(words + standing + follows + digest + since).isEmpty();
    }

    public String firstPage() {
        return PATH + query();
    }

    public String exportPath() {
        return PATH + "/export.csv" + query();
    }

    private String query() {
        return new QueryString()
                .with("q", given(words))
                .with("state", given(standing))
                .with("follows", given(follows))
                .with("digest", given(digest))
                .with("since", given(since))
                .toString();
    }

    private static @Nullable String given(String value) {
        return value.isEmpty() ? null : value;
    }

    public List<Option> standings() {
        return List.of(
                new Option("active", "Confirmed"),
                new Option("pending", "Not confirmed"),
                new Option("paused", "Paused"),
                new Option("unsubscribed", "Unsubscribed"),
                new Option("suppressed", "Suppressed"));
    }

    public List<Option> digests() {
        return List.of(new Option("none", "None"), new Option("weekly", "Weekly"), new Option("monthly", "Monthly"));
    }
}
