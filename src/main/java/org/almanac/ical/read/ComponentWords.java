package org.almanac.ical.read;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.property.Geo;
import org.almanac.ical.PlainText;
import org.almanac.problem.Quoted;
import org.jspecify.annotations.Nullable;

/** What a component says in words and addresses; what cannot be kept of it is noted. */
final class ComponentWords {
    private static final Pattern WEB = Pattern.compile("(?i)https?://\\S+");
    private static final Pattern HOST = Pattern.compile("(?i)(www\\.)?([a-z0-9-]+\\.)+[a-z]{2,}(:\\d+)?(/\\S*)?");

    /** They would say something to a reader, and have no place in the catalogue. */
    private static final List<String> NOT_KEPT = List.of("COMMENT", "CONTACT", "RESOURCES", "REQUEST-STATUS");

    private final RawComponent component;
    private final Notes notes;

    /** Where it is; coordinates are given together. */
    record Place(
            @Nullable String location,
            @Nullable Double latitude,
            @Nullable Double longitude) {}

    ComponentWords(RawComponent component, Notes notes) {
        this.component = component;
        this.notes = notes;
        NOT_KEPT.stream().filter(name -> component.text(name) != null).forEach(notes::leftOut);
        component.inside.stream().filter(name -> !name.equals("VALARM")).forEach(notes::leftOut);
        component.tooLong.forEach(notes::leftOut);
        if (component.western) {
            notes.guessed("letters that are not UTF-8, read as windows-1252");
        }
    }

    /** The description as HTML (RFC 9073 §6.5, and as Outlook writes it); null when there is none. */
    @Nullable
    String html() {
        for (String property : List.of("STYLED-DESCRIPTION", "X-ALT-DESC")) {
            for (ContentLine line : component.lines(property)) {
                @Nullable String type = line.parameter("FMTTYPE");
                String text = line.text().strip();
                boolean inline = !"URI".equalsIgnoreCase(line.parameter("VALUE"));
                if (type != null
                        && type.toLowerCase(Locale.ROOT).startsWith("text/html")
                        && inline
                        && !text.isEmpty()) {
                    return text;
                }
            }
        }
        return null;
    }

    Place place() {
        ContentLine line = component.line("GEO");
        // Some programs put a comma between the two.
        Geo geo = line == null
                ? null
                : new ContentLine("GEO", Map.of(), line.text().replace(',', ';'))
                        .as(new Geo.Factory())
                        .orElse(null);
        boolean onEarth = geo != null
                && Math.abs(geo.getLatitude().doubleValue()) <= 90
                && Math.abs(geo.getLongitude().doubleValue()) <= 180;
        if (line != null && !onEarth) {
            notes.leftOut("GEO, which is no position on earth");
        }
        String location = component.text("LOCATION");
        ContentLine apple = component.line("X-APPLE-STRUCTURED-LOCATION");
        return new Place(
                location == null && apple != null ? apple.parameter("X-TITLE") : location,
                geo == null || !onEarth
                        ? null
                        : Double.valueOf(geo.getLatitude().doubleValue()),
                geo == null || !onEarth
                        ? null
                        : Double.valueOf(geo.getLongitude().doubleValue()));
    }

    /** An address on the web; one without a scheme is completed. */
    @Nullable
    String address(String property) {
        @Nullable String text = component.text(property);
        if (text == null || WEB.matcher(text).matches()) {
            return text;
        }
        if (HOST.matcher(text).matches()) {
            notes.guessed("https:// before " + property + " " + shown(text));
            return "https://" + text;
        }
        notes.leftOut(property + " " + shown(text) + ", which is no address on the web");
        return null;
    }

    /** The first that leads to the web; others, such as telephone numbers, are said. */
    @Nullable
    String conference() {
        String said = first("CONFERENCE");
        String google = said == null ? first("X-GOOGLE-CONFERENCE") : said;
        return google == null ? first("X-MICROSOFT-SKYPETEAMSMEETINGURL") : google;
    }

    @Nullable
    String image() {
        return first("IMAGE");
    }

    private @Nullable String first(String property) {
        String found = null;
        for (ContentLine line : component.lines(property)) {
            String text = line.value().strip();
            if (found == null && WEB.matcher(text).matches()) {
                found = text;
            } else if (!text.isEmpty()) {
                notes.leftOut(property + " " + shown(text));
            }
        }
        return found;
    }

    List<String> attachments() {
        return component.lines("ATTACH").stream()
                .map(line -> line.value().strip())
                .filter(text -> {
                    boolean web = WEB.matcher(text).matches();
                    if (!web) {
                        notes.leftOut("ATTACH, which is no address on the web");
                    }
                    return web;
                })
                .distinct()
                .toList();
    }

    List<String> categories() {
        return component.lines("CATEGORIES").stream()
                .flatMap(line -> line.texts().stream())
                .map(String::strip)
                .filter(category -> !category.isEmpty())
                .toList();
    }

    // Only the name: the address was given to whoever had the calendar, not to the readers of a site.
    @Nullable
    String organiser() {
        ContentLine organizer = component.line("ORGANIZER");
        String name = organizer == null ? null : organizer.parameter("CN");
        return name == null || name.isBlank() || name.contains("@")
                ? null
                : PlainText.oneLine(name).strip();
    }

    private static String shown(String text) {
        return Quoted.shortened(PlainText.oneLine(text), 60);
    }
}
