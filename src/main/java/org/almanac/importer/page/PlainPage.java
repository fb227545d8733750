package org.almanac.importer.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.event.EventStatus;
import org.almanac.event.SaveEvent;
import org.almanac.event.SaveEventBuilder;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page tells without naming an event: Open Graph, its headings, and the first days that stand in it. */
final class PlainPage {
    private static final String OPEN_GRAPH = "open-graph";
    private static final String PAGE = "page";
    private static final int LONGEST_SUMMARY = 500;
    private static final int LOOKED_THROUGH = 50_000;

    private static final Map<String, Integer> MONTHS = months();
    private static final String MONTH = "(" + String.join("|", MONTHS.keySet()) + ")\\p{L}*\\.?";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?";
    private static final String TO = "\\s*(?:-|–|—|to|bis|au|al|a|until)\\s*";

    /** 8 June 2027, 8–10 June 2027, 30 June – 2 July 2027; el 8 de junio de 2027. */
    private static final Pattern DAY_FIRST = Pattern.compile("(?iu)\\b" + DAY + "(?:\\s*(?:de\\s+)?" + MONTH + ")?(?:"
            + TO + DAY + ")?\\s*(?:de\\s+)?" + MONTH + ",?\\s*(?:de\\s+)?(\\d{4})\\b");

    /** June 8, 2027; June 8–10, 2027; June 30 – July 2, 2027. */
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(?iu)\\b" + MONTH + "\\s+" + DAY + "(?:" + TO + "(?:" + MONTH + "\\s+)?" + DAY + ")?,?\\s+(\\d{4})\\b");

    private static final Pattern ISO = Pattern.compile("\\b(\\d{4}-\\d{2}-\\d{2})\\b");

    private final Document page;
    private final Map<String, String> from = new LinkedHashMap<>();

    PlainPage(Document page) {
        this.page = page;
    }

    /** @return empty when the page is not even called anything */
    Optional<PageEvent> read(ZoneId own) {
        String title = first("title", meta("og:title"), heading(), PageText.line(page.title()));
        if (title == null) {
            return Optional.empty();
        }
        SaveEventBuilder event = SaveEvent.builder()
                .title(title)
                .summary(first(
                        "summary",
                        PageText.atMost(LONGEST_SUMMARY, meta("og:description")),
                        PageText.atMost(LONGEST_SUMMARY, meta("description"))))
                .image(first("image", Thing.webAddress(meta("og:image"))))
                .url(first("url", Thing.webAddress(meta("og:url")), canonical()))
                .tags(List.of())
                .keyDates(List.of())
                .status(EventStatus.CONFIRMED.name())
                .allDay(false);
        time(own)
                .ifPresent(time -> event.start(time.start())
                        .end(time.end())
                        .allDay(time.allDay())
                        .timeZone(time.zone()));
        return Optional.of(new PageEvent(event.build(), from));
    }

    private Optional<PageTime> time(ZoneId own) {
        String told = Optional.ofNullable(meta("event:start_time")).orElse(meta("og:start_time"));
        if (told != null) {
            String end = Optional.ofNullable(meta("event:end_time")).orElse(meta("og:end_time"));
            return timed(OPEN_GRAPH, PageTime.of(told, end, null, null, null, own));
        }
        List<String> marked = page.select("time[datetime]").stream()
                .map(time -> time.attr("datetime"))
                .limit(2)
                .toList();
        Optional<PageTime> time = Optional.empty();
        if (!marked.isEmpty()) {
            time = PageTime.of(marked.get(0), marked.size() > 1 ? marked.get(1) : null, null, null, null, own);
        }
        return timed(PAGE, time.or(() -> written(own)));
    }

    private Optional<PageTime> timed(String origin, Optional<PageTime> time) {
        time.ifPresent(told -> {
            from.put("start", origin);
            if (told.end() != null) {
                from.put("end", origin);
            }
            from.put("allDay", origin);
            from.put("timeZone", "guess");
        });
        return time;
    }

    private Optional<PageTime> written(ZoneId own) {
        String text = page.body().text();
        String start = text.substring(0, Math.min(text.length(), LOOKED_THROUGH));
        for (String part : List.of(
                page.title() + " . " + page.select("meta[name=description]").attr("content"), start)) {
            Optional<PageTime> time = days(part, own);
            if (time.isPresent()) {
                return time;
            }
        }
        return Optional.empty();
    }

    private static Optional<PageTime> days(String text, ZoneId own) {
        Matcher days = DAY_FIRST.matcher(text);
        if (days.find()) {
            int last = month(days.group(4));
            int first = days.group(2) == null ? last : month(days.group(2));
            return span(days.group(5), first, days.group(1), last, days.group(3), own);
        }
        Matcher months = MONTH_FIRST.matcher(text);
        if (months.find()) {
            int first = month(months.group(1));
            int last = months.group(3) == null ? first : month(months.group(3));
            return span(months.group(5), first, months.group(2), last, months.group(4), own);
        }
        Matcher iso = ISO.matcher(text);
        return iso.find() ? PageTime.of(iso.group(1), null, null, null, null, own) : Optional.empty();
    }

    private static Optional<PageTime> span(
            String year, int firstMonth, String firstDay, int lastMonth, @Nullable String lastDay, ZoneId own) {
        try {
            int in = Integer.parseInt(year);
            LocalDate start = LocalDate.of(in, firstMonth, Integer.parseInt(firstDay));
            LocalDate end = lastDay == null ? start : LocalDate.of(in, lastMonth, Integer.parseInt(lastDay));
            LocalDate first = start.isAfter(end) ? start.minusYears(1) : start;
            return PageTime.of(first.toString(), end.toString(), null, null, null, own);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int month(String word) {
        String plain = word.toLowerCase(Locale.ROOT);
        return MONTHS.entrySet().stream()
                .filter(month -> plain.startsWith(month.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(0);
    }

    /** How names of months begin, in English, German, French and Spanish; longer ones first where one begins another. */
    private static Map<String, Integer> months() {
        Map<String, Integer> months = new LinkedHashMap<>();
        List<String> begin = List.of(
                "jan ene jän",
                "feb fév fev",
                "mar mär mrz",
                "apr avr abr",
                "may mai",
                "juin jun",
                "juil jul",
                "aug aoû aou ago",
                "sep",
                "oct okt",
                "nov",
                "dec dez déc dic");
        for (int month = 0; month < begin.size(); month++) {
            for (String word : begin.get(month).split(" ", -1)) {
                months.put(word, month + 1);
            }
        }
        return months;
    }

    private @Nullable String first(String field, @Nullable String openGraph, @Nullable String... plain) {
        if (openGraph != null) {
            from.put(field, OPEN_GRAPH);
            return openGraph;
        }
        for (String text : plain) {
            if (text != null) {
                from.put(field, PAGE);
                return text;
            }
        }
        return null;
    }

    private @Nullable String heading() {
        Element heading = page.selectFirst("h1");
        return heading == null ? null : PageText.line(heading.text());
    }

    private @Nullable String canonical() {
        Element link = page.selectFirst("link[rel=canonical][href]");
        String address = link == null ? null : Thing.webAddress(link.absUrl("href"));
        return address == null ? Thing.webAddress(page.baseUri()) : address;
    }

    private @Nullable String meta(String name) {
        for (Element meta : page.select("meta[property][content], meta[name][content]")) {
            if (name.equalsIgnoreCase(meta.attr("property")) || name.equalsIgnoreCase(meta.attr("name"))) {
                String content = PageText.line(meta.attr("content"));
                if (content != null) {
                    return content;
                }
            }
        }
        return null;
    }
}
