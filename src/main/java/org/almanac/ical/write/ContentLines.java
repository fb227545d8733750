package org.almanac.ical.write;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.ComponentContainer;
import net.fortuna.ical4j.model.Property;

/**
 * Components and properties as octets (RFC 5545 §3.1): ical4j writes the lines, which are folded here at 75 octets
 * between code points, since its own folding counts characters.
 */
final class ContentLines {
    private static final int MOST_OCTETS = 75;
    private static final int LINE_BREAK = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);

    /** A component with its properties and what is in it. */
    ContentLines add(Component component) {
        open(component);
        if (component instanceof ComponentContainer<?> container) {
            container.getComponents().forEach(this::add);
        }
        return end(component.getName());
    }

    /** The beginning of a component and its properties, without its end. */
    ContentLines open(Component component) {
        begin(component.getName());
        component.getProperties().forEach(this::add);
        return this;
    }

    ContentLines begin(String component) {
        return fold("BEGIN:" + component + "\r\n");
    }

    ContentLines end(String component) {
        return fold("END:" + component + "\r\n");
    }

    ContentLines add(Property property) {
        return fold(property.toString());
    }

    private ContentLines fold(String line) {
        byte[] octets = line.getBytes(StandardCharsets.UTF_8);
        int from = 0;
        int room = MOST_OCTETS;
        while (octets.length - LINE_BREAK - from > room) {
            int to = from + room;
            while (isContinuation(octets[to])) {
                to--;
            }
            out.write(octets, from, to - from);
            out.write('\r');
            out.write('\n');
            out.write(' ');
            from = to;
            room = MOST_OCTETS - 1;
        }
        out.write(octets, from, octets.length - from);
        return this;
    }

    private static boolean isContinuation(byte octet) {
        return (octet & 0xC0) == 0x80;
    }

    /** Written so far, in octets. */
    int size() {
        return out.size();
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
