package org.almanac.event;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.almanac.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

/** Reads single fields of an input: canonical text out, or null and a message about the field. */
final class InputReader {
    private static final int LONGEST_URL = 2_000;

    private static final Pattern NOT_IN_ADDRESS = Pattern.compile("[ \"<>\\\\^`{|}]");

    private final FieldErrors errors;

    InputReader(FieldErrors errors) {
        this.errors = errors;
    }

    FieldErrors errors() {
        return errors;
    }

    @Nullable
    String line(String field, @Nullable String typed, int longest) {
        return checked(field, typed, longest, Texts::line);
    }

    @Nullable
    String block(String field, @Nullable String typed, int longest) {
        return checked(field, typed, longest, Texts::block);
    }

    /** An http or https address. */
    @Nullable
    String url(String field, @Nullable String typed) {
        String line = line(field, typed, LONGEST_URL);
        if (line == null) {
            return null;
        }
        String address = encoded(line);
        if (!isWebAddress(address)) {
            errors.add(field, "Give a whole address that starts with https:// or http://.");
            return null;
        }
        return address;
    }

    /** With what browsers encode by themselves when it is typed (WHATWG URL, path percent-encode set). */
    private static String encoded(String address) {
        return NOT_IN_ADDRESS
                .matcher(address)
                .replaceAll(found -> "%%%02X".formatted((int) found.group().charAt(0)));
    }

    /** An element of an enum by its name, in any case. */
    <E extends Enum<E>> E choice(String field, @Nullable String typed, Class<E> type, E otherwise) {
        if (typed == null || typed.isBlank()) {
            return otherwise;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(typed.strip())) {
                return constant;
            }
        }
        errors.add(field, "Choose one of " + String.join(", ", names(type)) + ".");
        return otherwise;
    }

    /** The list without nulls, or an empty one and a message when it is too long. */
    <T> List<T> list(String field, @Nullable List<@Nullable T> typed, int most) {
        if (typed == null) {
            return List.of();
        }
        if (typed.size() > most) {
            errors.add(field, "There are " + typed.size() + "; at most " + most + " are possible.");
            return List.of();
        }
        return typed.stream()
                .<T>mapMulti((item, sink) -> {
                    if (item != null) {
                        sink.accept(item);
                    }
                })
                .toList();
    }

    private @Nullable String checked(
            String field, @Nullable String typed, int longest, Function<String, @Nullable String> canonical) {
        if (typed == null) {
            return null;
        }
        if (!Texts.carriable(typed)) {
            errors.add(field, "Remove the control characters; they cannot be shown anywhere.");
            return null;
        }
        String text = canonical.apply(typed);
        if (text != null && text.codePointCount(0, text.length()) > longest) {
            errors.add(
                    field,
                    "Shorten it to at most %,d characters; it has %,d."
                            .formatted(longest, text.codePointCount(0, text.length())));
            return null;
        }
        return text;
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web
                    && uri.getRawAuthority() != null
                    && !uri.getRawAuthority().isEmpty();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        return List.of(type.getEnumConstants()).stream().map(Enum::name).toList();
    }
}
