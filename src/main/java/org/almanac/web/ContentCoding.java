package org.almanac.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a client wants bodies to be encoded (RFC 9110 §8.4, §12.5.3). */
public final class ContentCoding {
    private ContentCoding() {}

    /** Whether gzip is among what the client takes; without the header, only plain bytes are sure to be understood. */
    public static boolean takesGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        if (acceptEncoding.equals("gzip") || acceptEncoding.startsWith("gzip, deflate")) {
            // What most programs send, known without a closer look.
            return true;
        }
        boolean any = false;
        for (String item : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            int semicolon = item.indexOf(';');
            String coding = (semicolon < 0 ? item : item.substring(0, semicolon)).strip();
            boolean refused = semicolon >= 0
                    && item.substring(semicolon + 1).replace(" ", "").matches("q=0(\\.0*)?");
            if (coding.equals("gzip") || coding.equals("x-gzip")) {
                return !refused;
            }
            any |= coding.equals("*") && !refused;
        }
        return any;
    }
}
