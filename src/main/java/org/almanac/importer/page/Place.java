package org.almanac.importer.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.SaveEvent.VenueInput;
import org.almanac.place.Countries;
import org.jspecify.annotations.Nullable;

/**
 * Where an event is held: {@code location} of schema.org, which may be a text, a place, an address, an online address,
 * or several of these.
 */
public record Place(@Nullable VenueInput venue, @Nullable String onlineUrl) {
    private static final int LONGEST_NAME = 200;
    private static final List<String> ONLINE =
            List.of("online", "virtual", "online event", "virtual event", "webinar", "zoom", "en ligne", "en línea");

    /**
     * @param locations what stands there
     * @param mode {@code eventAttendanceMode}
     * @param resolve finds what is only referred to
     */
    static Place of(List<JsonNode> locations, @Nullable String mode, UnaryOperator<JsonNode> resolve) {
        VenueInput venue = null;
        String online = null;
        for (JsonNode named : locations) {
            JsonNode location = resolve.apply(named);
            String type = location.path("@type").asText("");
            String name = PageText.line(location.isTextual() ? location.textValue() : Thing.text(location, "name"));
            boolean virtual = type.endsWith("VirtualLocation")
                    || name != null && ONLINE.contains(name.toLowerCase(Locale.ROOT))
                    || location.isTextual() && Thing.webAddress(name) != null;
            if (virtual) {
                String url = location.isTextual() ? name : Thing.text(location, "url");
                online = online == null ? Thing.webAddress(url) : online;
            } else if (venue == null) {
                venue = venue(location, name, resolve);
            }
        }
        boolean onlineOnly = mode != null && mode.endsWith("OnlineEventAttendanceMode");
        return new Place(onlineOnly && online != null ? null : venue, online);
    }

    @Nullable
    String country() {
        return venue == null ? null : venue.country();
    }

    private static @Nullable VenueInput venue(
            JsonNode location, @Nullable String name, UnaryOperator<JsonNode> resolve) {
        JsonNode address = resolve.apply(Thing.first(location, "address"));
        boolean isAddress = location.path("@type").asText("").endsWith("PostalAddress");
        JsonNode postal = isAddress ? location : address;
        JsonNode geo = resolve.apply(Thing.first(location, "geo"));
        Double latitude = degrees(geo, "latitude", 90);
        Double longitude = degrees(geo, "longitude", 180);
        boolean long_ = name != null && name.length() > LONGEST_NAME;
        String street = address.isTextual() ? PageText.line(address.textValue()) : address(postal);
        boolean located = latitude != null && longitude != null && (latitude != 0 || longitude != 0);
        VenueInput venue = new VenueInput(
                long_ || isAddress ? null : name,
                long_ ? name : street,
                PageText.line(Thing.text(postal, "addressLocality")),
                country(postal, resolve),
                located ? latitude : null,
                located ? longitude : null);
        return Stream.of(venue.name(), venue.address(), venue.city(), venue.country(), venue.latitude())
                        .allMatch(Objects::isNull)
                ? null
                : venue;
    }

    private static @Nullable String address(JsonNode postal) {
        String city = PageText.line(Thing.text(postal, "addressLocality"));
        String region = PageText.line(Thing.text(postal, "addressRegion"));
        List<@Nullable String> parts = new ArrayList<>();
        parts.add(PageText.line(Thing.text(postal, "streetAddress")));
        parts.add(joined(
                " ", PageText.line(Thing.text(postal, "postalCode")), Objects.equals(region, city) ? null : region));
        String address = joined(", ", parts.get(0), parts.get(1));
        return address == null || address.isBlank() ? null : address;
    }

    private static @Nullable String joined(String by, @Nullable String... parts) {
        String joined =
                Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(by));
        return joined.isEmpty() ? null : joined;
    }

    /** Two letters; null when the page's word for it is not known. */
    private static @Nullable String country(JsonNode postal, UnaryOperator<JsonNode> resolve) {
        JsonNode country = resolve.apply(Thing.first(postal, "addressCountry"));
        String word = PageText.line(country.isTextual() ? country.textValue() : Thing.text(country, "name"));
        return word == null ? null : Countries.code(word).orElse(null);
    }

    private static @Nullable Double degrees(JsonNode geo, String field, int most) {
        String text = Thing.text(geo, field);
        if (text == null || !text.strip().matches("-?\\d{1,3}(\\.\\d{1,20})?")) {
            return null;
        }
        double degrees = Double.parseDouble(text.strip());
        return Math.abs(degrees) <= most ? degrees : null;
    }
}
