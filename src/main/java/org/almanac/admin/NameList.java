package org.almanac.admin;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Things of the catalogue of one kind: by their names, as editors know them, and their slugs, as addresses have them. */
public final class NameList {
    private final Map<String, String> bySlug = new LinkedHashMap<>();
    private final Map<String, String> slugs = new LinkedHashMap<>();

    private NameList() {}

    public static <T> NameList of(List<T> things, Function<T, String> slug, Function<T, String> name) {
        NameList names = new NameList();
        things.forEach(thing -> {
            names.bySlug.put(slug.apply(thing), name.apply(thing));
            names.slugs.putIfAbsent(key(name.apply(thing)), slug.apply(thing));
        });
        return names;
    }

    /** Of what was typed, a slug or a name in whatever case; empty when there is no such thing. */
    public Optional<String> slug(String typed) {
        String key = key(typed);
        return Optional.ofNullable(bySlug.containsKey(key) ? key : slugs.get(key));
    }

    /** The name of what was typed; just that when there is no such thing. */
    public String name(String typed) {
        return slug(typed).map(bySlug::get).orElse(typed);
    }

    public boolean unknown(String typed) {
        return slug(typed).isEmpty();
    }

    public Collection<String> names() {
        return bySlug.values();
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
