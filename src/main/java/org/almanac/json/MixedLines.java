package org.almanac.json;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.almanac.json.TextDecoder.Decoded;
import org.jspecify.annotations.Nullable;

/** A file in UTF-8 that was put together with lines of another encoding. */
final class MixedLines {
    private MixedLines() {}

    /** @return null unless most lines with letters beyond ASCII are in UTF-8 */
    static @Nullable Decoded decode(byte[] body) {
        Charset western = Charset.forName("windows-1252");
        StringBuilder text = new StringBuilder(body.length);
        int valid = 0;
        int other = 0;
        int start = 0;
        while (start < body.length) {
            int end = start;
            boolean ascii = true;
            while (end < body.length && body[end] != '\n') {
                ascii &= body[end++] >= 0;
            }
            end = Math.min(end + 1, body.length);
            byte[] line = Arrays.copyOfRange(body, start, end);
            Optional<String> read = TextDecoder.strictly(line, StandardCharsets.UTF_8);
            if (read.isPresent()) {
                valid += ascii ? 0 : 1;
                text.append(read.get());
            } else {
                other++;
                text.append(new String(line, western));
            }
            start = end;
        }
        return valid > other
                ? new Decoded(
                        text.toString(),
                        "UTF-8",
                        "It is in UTF-8, but for " + other + (other == 1 ? " line that was" : " lines that were")
                                + " read as windows-1252 (Latin-1).")
                : null;
    }
}
