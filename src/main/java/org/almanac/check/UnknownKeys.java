package org.almanac.check;

import io.smallrye.config.EnvConfigSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.almanac.settings.Finding;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Finds keys under {@code almanac.} that nobody reads: typing errors, and what an older release knew. */
final class UnknownKeys {
    static final String OURS = "almanac.";
    private static final String OURS_IN_ENVIRONMENT = "ALMANAC_";

    private static final Pattern PROFILE = Pattern.compile("^%[^.]+\\.");

    /** What Kubernetes and Docker tell each container about a service of the name almanac. */
    private static final Pattern OF_THE_PLATFORM = Pattern.compile("ALMANAC_(SERVICE_(HOST|PORT).*|PORT|PORT_\\d+_.*)");

    private static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z0-9]");

    private final Set<String> known;

    /** @param known every key that there is, with stars where anything may stand */
    UnknownKeys(Set<String> known) {
        this.known = known;
    }

    List<Finding> in(Iterable<ConfigSource> sources) {
        Set<String> found = new TreeSet<>();
        for (ConfigSource source : sources) {
            for (String name : source.getPropertyNames()) {
                message(name, source instanceof EnvConfigSource).ifPresent(found::add);
            }
        }
        return found.stream().map(Finding::fault).toList();
    }

    private Optional<String> message(String given, boolean isEnvironment) {
        String name =
                isEnvironment ? inEnvironment(given) : PROFILE.matcher(given).replaceFirst("");
        String ours = isEnvironment ? OURS_IN_ENVIRONMENT : OURS;
        if (!name.startsWith(ours) || OF_THE_PLATFORM.matcher(name).matches()) {
            return Optional.empty();
        }
        List<String> there = new ArrayList<>();
        for (String key : known) {
            String form = isEnvironment ? inEnvironment(key) : key;
            if (matches(name, key, isEnvironment)) {
                return Optional.empty();
            }
            there.add(form);
        }
        return Optional.of("There is no key " + name
                + likely(name, there).map(key -> "; " + key + " may be meant").orElse(""));
    }

    private static boolean matches(String name, String key, boolean isEnvironment) {
        if (key.indexOf('*') < 0) {
            return name.equals(isEnvironment ? inEnvironment(key) : key);
        }
        StringBuilder regex = new StringBuilder();
        for (String part : key.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".+").append(Pattern.quote(isEnvironment ? inEnvironment(part) : part));
        }
        return name.matches(regex.toString());
    }

    private static String inEnvironment(String name) {
        return NO_LETTER.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    /** The nearest key, if it is near enough to have been meant. */
    private static Optional<String> likely(String name, List<String> there) {
        return there.stream()
                .min(Comparator.comparingInt(key -> distance(name, key)))
                .filter(key -> distance(name, key) <= Math.max(2, name.length() / 4));
    }

    /** Levenshtein's: how many letters have to be put in, taken out or changed. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }
}
