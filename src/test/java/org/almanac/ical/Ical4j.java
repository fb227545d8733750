package org.almanac.ical;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistry;

/** ical4j's own reading of a whole calendar, for tests that show what it makes of one. */
public final class Ical4j {
    private Ical4j() {}

    @SuppressWarnings("NullAway") // without a registry, which would add zones to those of the JVM
    public static Calendar read(byte[] calendar) throws IOException, ParserException {
        return new CalendarBuilder((TimeZoneRegistry) null).build(new ByteArrayInputStream(calendar));
    }

    /** @param components without the calendar around them */
    public static Calendar readComponent(String components) throws IOException, ParserException {
        return read(calendar(components));
    }

    public static byte[] calendar(String components) {
        String calendar = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n" + components.strip() + "\nEND:VCALENDAR\n";
        return calendar.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
