package org.almanac.ical;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some VEVENTs, and where in them an alarm may be put.
 *
 * @param bytes not to be changed
 * @param slots in order
 */
record FragmentPart(byte[] bytes, List<Slot> slots) {
    static final FragmentPart NONE = new FragmentPart(new byte[0], List.of());

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

    /** @param trigger as a DURATION; null for no alarm */
    void writeTo(ByteArrayOutputStream out, @Nullable String trigger) {
        int from = 0;
        if (trigger != null) {
            for (Slot slot : slots) {
                out.write(bytes, from, slot.at - from);
                out.writeBytes(alarm(slot.summary, trigger));
                from = slot.at;
            }
        }
        out.write(bytes, from, bytes.length - from);
    }

    private static byte[] alarm(String summary, String trigger) {
        return new ContentLines()
                .begin("VALARM")
                .line("ACTION:DISPLAY")
                .text("DESCRIPTION", summary)
                .line("TRIGGER;RELATED=START:" + trigger)
                .end("VALARM")
                .toBytes();
    }
}
