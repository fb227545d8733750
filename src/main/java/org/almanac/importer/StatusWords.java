package org.almanac.importer;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.almanac.event.EventStatus;

/** What an event's status is called in tables: in English, German, French and Spanish, and by other programs. */
final class StatusWords {
    private static final List<String> DRAFT = List.of("draft", "entwurf", "brouillon", "borrador");
    private static final Map<String, EventStatus> WORDS = words();

    private StatusWords() {}

    /** The name of the {@link EventStatus}; the word itself when it is not known, for the rules to refuse. */
    static String name(String word) {
        EventStatus known = WORDS.get(plain(word));
        return known == null ? word.strip().toUpperCase(Locale.ROOT) : known.name();
    }

    /** Whether it says that it is not for readers yet. */
    static boolean isDraft(String word) {
        return DRAFT.contains(plain(word));
    }

    private static String plain(String word) {
        return Normalizer.normalize(word.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "");
    }

    private static Map<String, EventStatus> words() {
        Map<String, EventStatus> words = new HashMap<>();
        DRAFT.forEach(word -> words.put(word, EventStatus.CONFIRMED));
        for (String word : List.of("confirmed", "live", "started", "ended", "completed", "published", "scheduled")) {
            words.put(word, EventStatus.CONFIRMED);
        }
        for (String word : List.of("bestatigt", "geplant", "confirme", "confirmee", "confirmado", "confirmada")) {
            words.put(word, EventStatus.CONFIRMED);
        }
        for (String word : List.of("tentative", "vorlaufig", "provisoire", "provisional")) {
            words.put(word, EventStatus.TENTATIVE);
        }
        for (String word : List.of("postponed", "verschoben", "reporte", "reportee", "aplazado", "aplazada")) {
            words.put(word, EventStatus.POSTPONED);
        }
        for (String word :
                List.of("cancelled", "canceled", "abgesagt", "annule", "annulee", "cancelado", "cancelada")) {
            words.put(word, EventStatus.CANCELLED);
        }
        return Map.copyOf(words);
    }
}
