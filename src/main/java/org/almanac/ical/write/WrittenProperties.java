package org.almanac.ical.write;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.XProperty;
import org.almanac.ical.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * The properties of one component in the order in which they are written. Nothing that is written through it can start
 * a line of its own, and no control character passes: ical4j escapes, but knows one kind of line break.
 */
final class WrittenProperties {
    private static final URI NOWHERE = URI.create("about:blank");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final List<Property> all = new ArrayList<>(24);

    WrittenProperties add(Property property) {
        all.add(property);
        return this;
    }

    /** TEXT (§3.3.11); none when there is nothing to say. */
    WrittenProperties text(Function<String, Property> property, @Nullable String text) {
        return text == null || text.isEmpty() ? this : add(property.apply(PlainText.clean(text)));
    }

    /** A URI (§3.3.13) with {@code VALUE=URI}: what must not stand in one is percent-encoded. */
    WrittenProperties uri(BiFunction<ParameterList, String, Property> property, @Nullable String uri) {
        return uri == null || uri.isEmpty()
                ? this
                : add(property.apply(new ParameterList(List.of(Value.URI)), encoded(uri)));
    }

    /** A URI in a property that holds nothing else. One that Java refuses is written as it is. */
    WrittenProperties address(
            BiFunction<ParameterList, URI, Property> property, ParameterList parameters, @Nullable String uri) {
        if (uri == null || uri.isEmpty()) {
            return this;
        }
        String encoded = encoded(uri);
        try {
            return add(property.apply(parameters, new URI(encoded)));
        } catch (URISyntaxException e) {
            String name = property.apply(parameters, NOWHERE).getName();
            return add(new XProperty(name, parameters.add(Value.URI), encoded));
        }
    }

    PropertyList toList() {
        return new PropertyList(all);
    }

    /** A parameter's value (§3.2), which can hold neither quotes nor control characters. */
    static String parameter(String value) {
        return PlainText.oneLine(value).replace('"', '\'');
    }

    private static String encoded(String uri) {
        StringBuilder encoded = new StringBuilder(uri.length());
        for (byte octet : PlainText.oneLine(uri).strip().getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    octet > ' ' && octet < 0x7F && octet != '"' && octet != '<' && octet != '>' && octet != '\\';
            if (plain) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return encoded.toString();
    }
}
