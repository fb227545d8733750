package org.almanac.ical.read;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Values as vCalendar 1.0 encodes them (RFC 2045 §6.7); what is not encoded as it should be stays as it is. */
final class QuotedPrintable {
    private QuotedPrintable() {}

    /** @param charset by its name; UTF-8 when it is null or not known */
    static String decode(String value, @Nullable String charset) {
        Charset known = charset(charset);
        ByteArrayOutputStream octets = new ByteArrayOutputStream(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int high = c == '=' && i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(value.charAt(i + 2), 16);
            if (low >= 0) {
                octets.write(high << 4 | low);
                i += 2;
            } else if (Character.isHighSurrogate(c) && i + 1 < value.length()) {
                octets.writeBytes(value.substring(i, i + 2).getBytes(known));
                i++;
            } else {
                octets.writeBytes(String.valueOf(c).getBytes(known));
            }
        }
        return octets.toString(known);
    }

    private static Charset charset(@Nullable String name) {
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
