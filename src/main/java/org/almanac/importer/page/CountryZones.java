package org.almanac.importer.page;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Guesses the zone of a place: pages tell a country, or the offset of a moment from UTC, but hardly ever a zone. Of
 * countries with several zones those where most conferences are, the likeliest first.
 */
final class CountryZones {
    private static final String TABLE = """
            US America/New_York America/Los_Angeles America/Chicago America/Denver America/Phoenix Pacific/Honolulu
            CA America/Toronto America/Vancouver America/Edmonton America/Winnipeg America/Halifax America/St_Johns
            MX America/Mexico_City America/Tijuana America/Cancun
            BR America/Sao_Paulo America/Manaus
            AU Australia/Sydney Australia/Brisbane Australia/Perth Australia/Adelaide Australia/Darwin
            RU Europe/Moscow Asia/Yekaterinburg Asia/Novosibirsk Asia/Vladivostok
            GB Europe/London
            IE Europe/Dublin
            PT Europe/Lisbon Atlantic/Azores
            ES Europe/Madrid Atlantic/Canary
            FR Europe/Paris
            DE Europe/Berlin
            AT Europe/Vienna
            CH Europe/Zurich
            NL Europe/Amsterdam
            BE Europe/Brussels
            LU Europe/Luxembourg
            IT Europe/Rome
            DK Europe/Copenhagen
            SE Europe/Stockholm
            NO Europe/Oslo
            FI Europe/Helsinki
            EE Europe/Tallinn
            LV Europe/Riga
            LT Europe/Vilnius
            PL Europe/Warsaw
            CZ Europe/Prague
            SK Europe/Bratislava
            HU Europe/Budapest
            SI Europe/Ljubljana
            HR Europe/Zagreb
            RS Europe/Belgrade
            RO Europe/Bucharest
            BG Europe/Sofia
            GR Europe/Athens
            TR Europe/Istanbul
            UA Europe/Kyiv
            IS Atlantic/Reykjavik
            MT Europe/Malta
            CY Asia/Nicosia
            IL Asia/Jerusalem
            AE Asia/Dubai
            SA Asia/Riyadh
            QA Asia/Qatar
            EG Africa/Cairo
            MA Africa/Casablanca
            ZA Africa/Johannesburg
            KE Africa/Nairobi
            NG Africa/Lagos
            IN Asia/Kolkata
            PK Asia/Karachi
            LK Asia/Colombo
            NP Asia/Kathmandu
            CN Asia/Shanghai
            HK Asia/Hong_Kong
            TW Asia/Taipei
            JP Asia/Tokyo
            KR Asia/Seoul
            SG Asia/Singapore
            MY Asia/Kuala_Lumpur
            TH Asia/Bangkok
            VN Asia/Ho_Chi_Minh
            PH Asia/Manila
            ID Asia/Jakarta Asia/Makassar
            NZ Pacific/Auckland
            AR America/Argentina/Buenos_Aires
            CL America/Santiago
            CO America/Bogota
            PE America/Lima
            """;

    private static final Map<String, List<ZoneId>> BY_COUNTRY = byCountry();

    private CountryZones() {}

    /** The only zone of a country; empty when it has several or is not known. */
    static Optional<ZoneId> only(@Nullable String country) {
        List<ZoneId> zones = of(country);
        return zones.size() == 1 ? Optional.of(zones.get(0)) : Optional.empty();
    }

    /** The likeliest zone of a country; empty when it is not known. */
    static Optional<ZoneId> likeliest(@Nullable String country) {
        return of(country).stream().findFirst();
    }

    /**
     * A zone that has this offset at this moment: one of the country, else the site's own, else any of the offset.
     *
     * @param country null when it is not known
     */
    static ZoneId withOffset(LocalDateTime at, ZoneOffset offset, @Nullable String country, ZoneId own) {
        Instant instant = at.toInstant(offset);
        return Stream.concat(of(country).stream(), Stream.of(own))
                .filter(zone -> zone.getRules().getOffset(instant).equals(offset))
                .findFirst()
                .orElseGet(() -> BY_COUNTRY.values().stream()
                        .flatMap(List::stream)
                        .filter(zone -> zone.getRules().getOffset(instant).equals(offset))
                        .findFirst()
                        .orElse(own));
    }

    private static List<ZoneId> of(@Nullable String country) {
        return country == null ? List.of() : BY_COUNTRY.getOrDefault(country, List.of());
    }

    private static Map<String, List<ZoneId>> byCountry() {
        Map<String, List<ZoneId>> zones = new LinkedHashMap<>();
        TABLE.lines().forEach(line -> {
            String[] words = line.split(" ", -1);
            zones.put(words[0], Stream.of(words).skip(1).map(ZoneId::of).toList());
        });
        return zones;
    }
}
