package org.almanac.outbox.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.problem.Problem;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.CharsetUtil;
import org.apache.james.mime4j.util.MimeUtil;
import org.jspecify.annotations.Nullable;

/**
 * The header and the parts of a mail that anybody may have sent. Reading stops at the first part that lies too deep or is
 * one too many, so that nesting costs neither memory nor stack; what comes before it is kept. Mails within it are parts,
 * not opened.
 *
 * @param header in its order
 * @param parts that are not multipart, in their order
 */
public record MailParts(List<Field> header, List<Part> parts) {
    static final int DEEPEST = 10;
    static final int MOST_PARTS = 100;
    private static final int LARGEST_PART = 128 * 1024;
    private static final MimeConfig BOUNDS = MimeConfig.custom()
            .setMaxLineLen(100_000)
            .setMaxHeaderLen(100_000)
            .setMaxHeaderCount(1_000)
            .build();

    /** One of them stands in every mail; a body of something else has none. */
    private static final List<String> USUAL = List.of("From", "To", "Date", "Received", "Return-Path");

    private static final Pattern QUOTED_WORD = Pattern.compile("(=\\?[^?\\s]{1,60}\\?[qQ]\\?)([^?\\s]{0,990})\\?=");
    private static final Pattern MARKUP = Pattern.compile("(?is)<(?:style|script)\\b[^<]*+|<[^<>]{0,2000}+>");
    private static final Pattern LINE_ENDS = Pattern.compile("(?i)<(?:br|/p|/div|/tr|/h\\d|/li)\\b[^<>]{0,200}>");

    /**
     * @param type in lower case
     * @param content decoded, and cut where it is long
     */
    public record Part(String type, @Nullable String charset, byte[] content) {
        /** In its charset; in UTF-8 where that is unknown. */
        public String text() {
            Charset named = charset == null ? null : CharsetUtil.lookup(charset);
            return new String(content, named == null ? StandardCharsets.UTF_8 : named);
        }

        /** What a reader sees of it. */
        public String plain() {
            if (!type.equals("text/html")) {
                return text();
            }
            String lines = LINE_ENDS.matcher(text()).replaceAll("\n");
            return MARKUP.matcher(lines)
                    .replaceAll(" ")
                    .replace("&nbsp;", " ")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&#39;", "'")
                    .replace("&quot;", "\"")
                    .replace("&amp;", "&");
        }
    }

    /** @throws Problem of kind MALFORMED when it is no mail */
    public static MailParts read(byte[] raw) {
        try {
            MailParts mail = parse(raw, false);
            if (USUAL.stream().allMatch(name -> mail.field(name).isEmpty())) {
                throw notAMail();
            }
            return mail;
        } catch (IOException | MimeException e) {
            throw notAMail();
        }
    }

    /** The header of a mail within a mail; empty when that is none. */
    public static List<Field> header(Part part) {
        try {
            return parse(part.content(), true).header();
        } catch (IOException | MimeException e) {
            return List.of();
        }
    }

    private static Problem notAMail() {
        return Problem.malformed("The body is no mail; send it as it arrived, headers first (RFC 5322).");
    }

    private static MailParts parse(byte[] raw, boolean headerOnly) throws IOException, MimeException {
        MimeTokenStream stream = new MimeTokenStream(BOUNDS);
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        stream.parse(new ByteArrayInputStream(raw));
        List<Field> header = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        int depth = 0;
        boolean inside = false;
        for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            switch (state) {
                case T_FIELD -> {
                    if (!inside) {
                        header.add(stream.getField());
                    }
                }
                case T_END_HEADER -> inside = true;
                case T_START_MULTIPART -> depth++;
                case T_END_MULTIPART -> depth--;
                case T_BODY -> parts.add(part(stream));
                default -> {
                    // Says nothing.
                }
            }
            if ((inside && headerOnly) || depth > DEEPEST || parts.size() == MOST_PARTS) {
                break;
            }
        }
        return new MailParts(header, parts);
    }

    private static Part part(MimeTokenStream stream) throws IOException {
        BodyDescriptor descriptor = stream.getBodyDescriptor();
        return new Part(
                descriptor.getMimeType().toLowerCase(Locale.ROOT),
                descriptor.getCharset(),
                stream.getDecodedInputStream().readNBytes(LARGEST_PART));
    }

    /** Unfolded, encoded words decoded (RFC 2047); empty when there is none. */
    public String value(String name) {
        return field(name).map(MailParts::value).orElse("");
    }

    /** That, as a program means it that leaves underscores as they are where they stand for spaces. */
    public String valueWithUnderscores(String name) {
        String raw = field(name).map(field -> String.valueOf(field.getBody())).orElse("");
        return MimeUtil.unscrambleHeaderValue(QUOTED_WORD
                .matcher(MimeUtil.unfold(raw))
                .replaceAll(word ->
                        Matcher.quoteReplacement(word.group(1) + word.group(2).replace("_", "=5F") + "?=")));
    }

    private Optional<Field> field(String name) {
        return header.stream()
                .filter(field -> field.getName().equalsIgnoreCase(name))
                .findFirst();
    }

    public static String value(Field field) {
        return field.getBody() == null
                ? ""
                : MimeUtil.unscrambleHeaderValue(field.getBody()).strip();
    }
}
