package org.almanac.event.rules;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.event.text.BidiControls;
import org.almanac.event.text.Texts;
import org.almanac.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

/** Reads single fields of an input: canonical text out, or null and a message about the field. */
final class InputReader {
    private static final int LONGEST_URL = 2_000;

    private static final Pattern AUTHORITY = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:/*([^/?#]*)");
    private static final Pattern NOT_IN_ADDRESS = Pattern.compile("[ \"<>\\\\^`{|}]");

    private final FieldErrors errors;
    private final @Nullable FieldErrors leftOut;
    private final boolean lenient;

    InputReader(FieldErrors errors) {
        this(errors, null, false);
    }

    /**
     * @param leftOut gathers the addresses that would lead a reader astray, which then count as not given; null when
     *     they are errors like any other
     * @param lenient shortens what is too long and leaves out what is not needed, instead of refusing it
     */
    InputReader(FieldErrors errors, @Nullable FieldErrors leftOut, boolean lenient) {
        this.errors = errors;
        this.leftOut = leftOut;
        this.lenient = lenient;
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
        if (typed != null && Texts.carriable(typed) && !BidiControls.isPlain(typed.strip())) {
            unsafe(field, "Remove what cannot be seen from the address: a character in it hides or turns others.");
            return null;
        }
        String line = line(field, typed, LONGEST_URL);
        if (line == null) {
            return null;
        }
        String address = encoded(line);
        if (hasUserInfo(address)) {
            unsafe(field, "Remove the user name or password before the @: everybody would see it.");
            return null;
        }
        if (!isWebAddress(address)) {
            dispensable(field, "Give a whole address that starts with https:// or http://.");
            return null;
        }
        return address;
    }

    private void unsafe(String field, String message) {
        (leftOut == null ? errors : leftOut).add(field, message);
    }

    /** Without which the event is the same event. */
    void dispensable(String field, String message) {
        (leftOut == null || !lenient ? errors : leftOut).add(field, message);
    }

    /** Also where browsers see some that {@link URI} does not. */
    private static boolean hasUserInfo(String address) {
        Matcher authority = AUTHORITY.matcher(address);
        return authority.find() && authority.group(1).contains("@");
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
        if (typed.size() > most && lenient && leftOut != null && field.equals("tags")) {
            leftOut.add(field, "All but the first " + most + ".");
            return list(field, typed.subList(0, most), most);
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
        if (text != null && text.codePointCount(0, text.length()) > longest && lenient && leftOut != null) {
            leftOut.add(field, "What stands behind its first %,d characters.".formatted(longest - 1));
            return text.substring(0, text.offsetByCodePoints(0, longest - 1)).strip() + "…";
        }
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
