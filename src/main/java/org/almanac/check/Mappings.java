package org.almanac.check;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.almanac.settings.Finding;

/** The interfaces by which keys are read. Before there is an application nothing knows them but {@code mappings.txt}. */
final class Mappings {
    private static final String LIST = "mappings.txt";

    /** Keys that are read one by one. */
    private static final Set<String> SINGLE = Set.of("almanac.answers.long-lists", "almanac.health.longest-beat");

    private Mappings() {}

    static List<ConfigClass> all() {
        List<ConfigClass> all = new ArrayList<>();
        InputStream list = Objects.requireNonNull(Mappings.class.getResourceAsStream(LIST), LIST);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                all.add(ConfigClass.configClass(Class.forName(line)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(LIST + " names what there is not", e);
        }
        return all;
    }

    /** Has them read, each alone, so that all is found that cannot be; the others are then there to be used. */
    static List<Finding> register(List<ConfigClass> mappings, SmallRyeConfig config) {
        List<Finding> unreadable = new ArrayList<>();
        for (ConfigClass mapping : mappings) {
            try {
                ConfigMappings.registerConfigMappings(config, Set.of(mapping));
            } catch (ConfigValidationException e) {
                for (int i = 0; i < e.getProblemCount(); i++) {
                    unreadable.add(Finding.fault(named(plain(e.getProblem(i).getMessage()), mapping, config)));
                }
            }
        }
        return unreadable;
    }

    /** Without the library's numbers and exceptions' names. */
    private static String plain(String message) {
        return message.replaceAll("SRCFG\\d+: ", "")
                .replaceAll("(?:[a-z]+\\.)+[A-Z]\\w*(?:Exception|Error): ", "")
                .replaceFirst(
                        "The config property (\\S+) with the config value (\".*?\") threw an Exception whilst being converted ",
                        "$1 cannot be $2: ");
    }

    /** Some converters say what is wrong with a value, and not whose it is. */
    private static String named(String message, ConfigClass mapping, SmallRyeConfig config) {
        Set<String> keys = ConfigMappings.getProperties(mapping).keySet();
        if (keys.stream().anyMatch(message::contains)) {
            return message;
        }
        return keys.stream()
                .filter(key -> {
                    String value = config.getConfigValue(key).getValue();
                    return value != null && !value.isBlank() && message.contains(value);
                })
                .findFirst()
                .map(key -> key + ": " + message)
                .orElse(message);
    }

    /** Every key of ours, with stars where anything may stand. */
    static Set<String> names(List<ConfigClass> mappings) {
        Set<String> names = new TreeSet<>(SINGLE);
        mappings.forEach(
                mapping -> names.addAll(ConfigMappings.getProperties(mapping).keySet()));
        names.removeIf(name -> !name.startsWith(UnknownKeys.OURS));
        return names;
    }
}
