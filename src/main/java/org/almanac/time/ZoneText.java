package org.almanac.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** What people call a time zone: "British Summer Time", "heure d’été britannique". */
public final class ZoneText {
    /** Zones whose names Java lends to others, some of which have left them since. */
    private static final List<ZoneId> NAMESAKES =
            List.of(ZoneId.of("Europe/Lisbon"), ZoneId.of("Europe/Berlin"), ZoneId.of("Europe/Helsinki"));

    private ZoneText() {}

    /** The name at that instant; the city and the offset where the language has none that is right. */
    public static String of(Instant at, ZoneId zone, Language language) {
        if (zone.normalized() instanceof ZoneOffset offset) {
            return offset(offset);
        }
        String name = name(at, zone, language);
        if (!isName(name) || isUntranslated(name, at, zone, language) || isBorrowed(name, at, zone, language)) {
            return city(zone) + ", " + offset(zone.getRules().getOffset(at));
        }
        return inASentence(name, language);
    }

    private static String name(Instant at, ZoneId zone, Language language) {
        return language.zone().format(at.atZone(zone));
    }

    private static boolean isName(String name) {
        return name.chars().noneMatch(Character::isDigit) && name.indexOf('/') < 0;
    }

    private static boolean isUntranslated(String name, Instant at, ZoneId zone, Language language) {
        return language != Language.ENGLISH && name.equals(name(at, zone, Language.ENGLISH));
    }

    private static boolean isBorrowed(String name, Instant at, ZoneId zone, Language language) {
        ZoneOffset standard = zone.getRules().getStandardOffset(at);
        return NAMESAKES.stream()
                .filter(other -> !other.getRules().getStandardOffset(at).equals(standard))
                .map(other -> language.zoneAllYear().format(at.atZone(other)))
                .anyMatch(other -> inASentence(other, language).equalsIgnoreCase(inASentence(name, language)));
    }

    private static String city(ZoneId zone) {
        String id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    /** "UTC+1", "UTC+5:30". */
    private static String offset(ZoneOffset offset) {
        int minutes = offset.getTotalSeconds() / 60;
        if (minutes == 0) {
            return "UTC";
        }
        int beyond = Math.abs(minutes) % 60;
        return "UTC" + (minutes > 0 ? "+" : "−") + Math.abs(minutes) / 60
                + (beyond == 0 ? "" : String.format(Locale.ROOT, ":%02d", beyond));
    }

    /** Romance languages do not capitalise them, but some of Java's names are. */
    private static String inASentence(String name, Language language) {
        return language == Language.FRENCH || language == Language.SPANISH
                ? name.substring(0, 1).toLowerCase(language.locale())
                        + name.substring(1).replace('\'', '’')
                : name;
    }
}
