package org.almanac.outbox.bounce;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.almanac.outbox.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What servers mean by their words, from {@code refusals.tsv} (what one provider means by a code with its words) and
 * {@code refusal-words.tsv} (words that anybody may use). Each line names its source.
 *
 * @param lines in their order; the first that fits decides
 */
record RefusalData(List<Line> lines, Map<About, Pattern> words) {
    private static final int SOURCE = 5;

    /** What words speak of. */
    enum About {
        /** The recipient is not there. */
        MAILBOX,
        /** There is no room in the mailbox. */
        FULL,
        /** Another time it may go. */
        LATER,
        /** The sender's address or domain. */
        SENDER,
        /** Policy, reputation, spam, content. */
        POLICY,
        /** A refusal without a reason, such as of relaying: where nothing else is told, it is rather about us. */
        REFUSED
    }

    /**
     * @param code 0 for any
     * @param detail of the status; empty for any
     */
    record Line(String provider, int code, String detail, Pattern words, Fault fault, String source) {
        private boolean fits(Refusal refusal) {
            return (code == 0 || code == refusal.code())
                    && (detail.isEmpty() || detail.equals(detail(refusal.status())))
                    && words.matcher(refusal.said()).find();
        }

        private static String detail(@Nullable BounceStatus status) {
            return status == null ? "" : status.detail();
        }
    }

    static RefusalData load() {
        Map<About, StringBuilder> words = new EnumMap<>(About.class);
        for (String[] fields : read("refusal-words.tsv")) {
            StringBuilder all = words.computeIfAbsent(About.valueOf(fields[0]), about -> new StringBuilder());
            all.append(all.isEmpty() ? "(?:" : "|(?:").append(fields[1]).append(')');
        }
        Map<About, Pattern> patterns = new EnumMap<>(About.class);
        words.forEach((about, all) -> patterns.put(about, Pattern.compile(all.toString())));
        return new RefusalData(
                read("refusals.tsv").stream().map(RefusalData::line).toList(), patterns);
    }

    private static Line line(String[] fields) {
        return new Line(
                fields[0],
                fields[1].equals("*") ? 0 : Integer.parseInt(fields[1]),
                fields[2].equals("*") ? "" : fields[2],
                Pattern.compile(fields[3]),
                Fault.valueOf(fields[4]),
                fields[SOURCE]);
    }

    private static List<String[]> read(String name) {
        try (InputStream in = RefusalData.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Fault> known(Refusal refusal) {
        return lines.stream()
                .filter(line -> line.fits(refusal))
                .map(Line::fault)
                .findFirst();
    }

    boolean says(String text, About about) {
        Pattern pattern = words.get(about);
        return pattern != null && pattern.matcher(text).find();
    }
}
