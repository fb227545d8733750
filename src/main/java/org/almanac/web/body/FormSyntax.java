package org.almanac.web.body;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a form in {@code application/x-www-form-urlencoded} (WHATWG URL §5.1) before anything makes objects
 * of its fields.
 */
final class FormSyntax {
    private static final int DIGITS = 2;
    private static final int HEX = 16;

    private FormSyntax() {}

    /** @return the fault in words, null when there is none */
    static @Nullable String fault(Buffer form, int mostFields) {
        int fields = 1;
        boolean begins = true;
        for (int i = 0; i < form.length(); i++) {
            byte octet = form.getByte(i);
            if (octet == '=' && begins) {
                return "A field of the form has no name.";
            }
            begins = octet == '&';
            if (begins && ++fields > mostFields) {
                return "The form has more than %,d fields.".formatted(mostFields);
            }
            if (octet == '%' && !isEscape(form, i)) {
                return "The form is not encoded as forms are: a percent sign without two hexadecimal digits.";
            }
        }
        return null;
    }

    private static boolean isEscape(Buffer form, int at) {
        return at + DIGITS < form.length() && isHex(form.getByte(at + 1)) && isHex(form.getByte(at + DIGITS));
    }

    private static boolean isHex(int octet) {
        return Character.digit(octet, HEX) >= 0 && octet < Byte.MAX_VALUE;
    }
}
