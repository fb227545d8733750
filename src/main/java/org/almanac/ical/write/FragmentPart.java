package org.almanac.ical.write;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.parameter.Related;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.Trigger;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import org.jspecify.annotations.Nullable;

/**
 * Some VEVENTs, and where in them an alarm may be put.
 *
 * @param bytes not to be changed
 * @param slots in order
 */
record FragmentPart(byte[] bytes, List<Slot> slots) {
    private static final ParameterList FROM_START = new ParameterList(List.of(Related.START));

    /**
     * The end of a component that takes place.
     *
     * @param at offset into the bytes
     * @param summary what the alarm says
     */
    record Slot(int at, String summary) {}

    FragmentPart {
        slots = List.copyOf(slots);
    }

    int size() {
        return bytes.length
                + slots.stream()
                        .mapToInt(slot -> 48 + 2 * slot.summary.length())
                        .sum();
    }

    /** @param alarm how long before the start; null for none */
    void writeTo(ByteArrayOutputStream out, @Nullable Duration alarm) {
        int from = 0;
        if (alarm != null) {
            for (Slot slot : slots) {
                out.write(bytes, from, slot.at - from);
                out.writeBytes(alarm(slot.summary, alarm));
                from = slot.at;
            }
        }
        out.write(bytes, from, bytes.length - from);
    }

    private static byte[] alarm(String summary, Duration before) {
        List<Property> properties =
                List.of(ImmutableAction.DISPLAY, new Description(summary), new Trigger(FROM_START, before.negated()));
        return new ContentLines().add(new VAlarm(new PropertyList(properties))).toBytes();
    }
}
