package org.almanac.ical;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistry;

/** ical4j's own reading of a whole calendar, for tests that show what it makes of one. */
final class Ical4j {
    private Ical4j() {}

    @SuppressWarnings("NullAway") // without a registry, which would add zones to those of the JVM
    static Calendar read(byte[] calendar) throws IOException, ParserException {
        return new CalendarBuilder((TimeZoneRegistry) null).build(new ByteArrayInputStream(calendar));
    }

    /** @param lines of one component, beginning and ending with it */
    static Calendar readComponent(String lines) throws IOException, ParserException {
        String calendar = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n" + lines.strip() + "\nEND:VCALENDAR\n";
        return read(calendar.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
