package org.almanac.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Text files as programs save them, whatever their encoding. It is told by a byte order mark, else found out: UTF-8 when
 * the whole is valid, UTF-16 when every other octet is zero, else what the letters are likely to be.
 */
public final class TextDecoder {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int SAMPLE = 64 * 1024;

    /** Those that can be asked for by name. */
    private static final List<String> KNOWN = List.of(
            "UTF-8",
            "UTF-16LE",
            "UTF-16BE",
            "windows-1252",
            "ISO-8859-1",
            "ISO-8859-15",
            "windows-1250",
            "ISO-8859-2",
            "windows-1251",
            "KOI8-R",
            "windows-1253",
            "ISO-8859-7",
            "windows-1254",
            "x-MacRoman",
            "Shift_JIS",
            "EUC-JP",
            "GB18030",
            "Big5",
            "EUC-KR");

    private TextDecoder() {}

    /**
     * @param encoding its name
     * @param note what was guessed, for people; null when nothing was
     */
    public record Decoded(
            String text, String encoding, @Nullable String note) {}

    /** The names that {@link #decode} takes. */
    public static List<String> encodings() {
        return KNOWN;
    }

    /** The name as {@link #encodings} has it, whatever its case, or an alias. */
    public static Optional<String> named(String name) {
        String wanted = name.strip();
        if (wanted.equalsIgnoreCase("macintosh")) {
            return Optional.of("x-MacRoman");
        }
        return KNOWN.stream()
                .filter(known -> known.equalsIgnoreCase(wanted)
                        || Charset.forName(known).aliases().stream().anyMatch(wanted::equalsIgnoreCase))
                .findFirst();
    }

    /**
     * @param encoding one of {@link #encodings}; null to find it out
     * @throws Problem MALFORMED when it is no text, or not in that encoding
     */
    public static Decoded decode(byte[] body, @Nullable String encoding) {
        Decoded marked = marked(body);
        if (encoding != null) {
            // A mark belongs to the encoding and not to the text.
            byte[] text = marked != null && marked.encoding().equals(encoding) ? unmarked(body) : body;
            return new Decoded(
                    strictly(text, Charset.forName(encoding))
                            .orElseThrow(() -> Problem.malformed("The body is not valid " + encoding + ".")),
                    encoding,
                    null);
        }
        return checked(marked != null ? marked : found(body));
    }

    /** The beginning of the text, as far as it can be told; for looking at what it is. */
    public static String start(byte[] body, int octets) {
        byte[] some = body.length > octets ? Arrays.copyOf(body, octets & ~1) : body;
        Charset charset = switch (mark(some)) {
            case 0 -> {
                Charset wide = wide(some);
                yield wide == null ? StandardCharsets.UTF_8 : wide;
            }
            default -> Charset.forName(markName(some));
        };
        return new String(unmarked(some), charset);
    }

    /** Whether the text is in UTF-16, with a mark or without. */
    public static boolean isWide(byte[] body) {
        return mark(body) == 2 || wide(body) != null;
    }

    private static @Nullable Decoded marked(byte[] body) {
        if (mark(body) == 0) {
            return null;
        }
        String name = markName(body);
        String text = strictly(unmarked(body), Charset.forName(name))
                .orElseThrow(() -> Problem.malformed("The body is not valid " + name + "."));
        return new Decoded(text, name, name.equals("UTF-8") ? null : told(name));
    }

    private static int mark(byte[] body) {
        if (begins(body, 0xef, 0xbb, 0xbf)) {
            return 3;
        }
        return begins(body, 0xff, 0xfe) || begins(body, 0xfe, 0xff) ? 2 : 0;
    }

    private static String markName(byte[] body) {
        if (mark(body) == 3) {
            return "UTF-8";
        }
        return begins(body, 0xff, 0xfe) ? "UTF-16LE" : "UTF-16BE";
    }

    private static byte[] unmarked(byte[] body) {
        return Arrays.copyOfRange(body, mark(body), body.length);
    }

    private static boolean begins(byte[] body, int... octets) {
        for (int i = 0; i < octets.length; i++) {
            if (i >= body.length || (body[i] & 0xff) != octets[i]) {
                return false;
            }
        }
        return true;
    }

    private static Decoded found(byte[] body) {
        Charset wide = wide(body);
        if (wide != null) {
            return new Decoded(
                    strictly(body, wide).orElseThrow(() -> Problem.malformed("The body is not valid " + wide + ".")),
                    wide.name(),
                    told(wide.name()));
        }
        Optional<String> utf8 = strictly(body, StandardCharsets.UTF_8);
        if (utf8.isPresent()) {
            return new Decoded(utf8.get(), "UTF-8", null);
        }
        Decoded mixed = MixedLines.decode(body);
        if (mixed != null) {
            return mixed;
        }
        Charset likely = likely(body);
        return new Decoded(
                strictly(body, likely)
                        .orElseThrow(() -> Problem.malformed(
                                "It cannot be told in which encoding the body is. Save it as UTF-8.")),
                likely.name(),
                told(likely.name()));
    }

    /** A text has few characters whose code ends or begins with a zero octet, but those of every word in UTF-16 do. */
    private static @Nullable Charset wide(byte[] body) {
        int end = Math.min(body.length, SAMPLE) & ~1;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < end; i += 2) {
            even += body[i] == 0 ? 1 : 0;
            odd += body[i + 1] == 0 ? 1 : 0;
        }
        int pairs = end / 2;
        if (pairs < 2 || body.length % 2 != 0) {
            return null;
        }
        if (odd > pairs / 3 && even == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return even > pairs / 3 && odd == 0 ? StandardCharsets.UTF_16BE : null;
    }

    /** What is written with the letters of western languages is taken for that; the detector has little to go by there. */
    private static Charset likely(byte[] body) {
        Optional<String> western = strictly(Arrays.copyOf(body, Math.min(body.length, SAMPLE)), WESTERN);
        if (western.isPresent() && WesternText.isLikely(western.get())) {
            return WESTERN;
        }
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(body, 0, Math.min(body.length, SAMPLE));
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        return name == null ? WESTERN : named(name).map(Charset::forName).orElse(WESTERN);
    }

    private static Decoded checked(Decoded decoded) {
        if (decoded.text().indexOf('\0') >= 0) {
            throw Problem.malformed("The body is no text.");
        }
        return decoded;
    }

    static Optional<String> strictly(byte[] body, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String told(String name) {
        String also = name.toLowerCase(Locale.ROOT).equals("windows-1252") ? " (Latin-1)" : "";
        return "It is not UTF-8 and was read as " + name + also + ".";
    }
}
