package org.almanac.ical.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** A calendar written otherwise, though it says the same (RFC 5545 §3.1, §3.2: where it folds, case, order). */
record RefoldedCalendar(List<String> lines) {
    static RefoldedCalendar ofResource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(RefoldedCalendar.class.getResourceAsStream(name))) {
            return new RefoldedCalendar(Arrays.asList(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .replaceAll("\r\n?", "\n")
                    .replaceAll("\n[ \t]", "")
                    .split("\n")));
        }
    }

    /** Folds blindly: inside names, parameters and characters. */
    byte[] written(int octets, String lineBreak, String space) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] fold = (lineBreak + space).getBytes(StandardCharsets.UTF_8);
        for (String line : lines) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            for (int from = 0; from < bytes.length; from += octets) {
                if (from > 0) {
                    out.writeBytes(fold);
                }
                out.write(bytes, from, Math.min(octets, bytes.length - from));
            }
            out.writeBytes(lineBreak.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    RefoldedCalendar withNamesInSmallLetters() {
        return new RefoldedCalendar(lines.stream()
                .map(line -> {
                    int end = Math.min(end(line, ':'), end(line, ';'));
                    return line.substring(0, end).toLowerCase(Locale.ROOT) + line.substring(end);
                })
                .toList());
    }

    /** Properties of a component in another order; those of one name stay in theirs. */
    RefoldedCalendar shuffled(Random random) {
        List<String> shuffled = new ArrayList<>();
        List<String> run = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("BEGIN:") || line.startsWith("END:")) {
                shuffled.addAll(shuffledRun(run, random));
                run.clear();
                shuffled.add(line);
            } else {
                run.add(line);
            }
        }
        return new RefoldedCalendar(shuffled);
    }

    private static List<String> shuffledRun(List<String> run, Random random) {
        Map<String, List<String>> inOrder = new HashMap<>();
        for (String line : run) {
            inOrder.computeIfAbsent(name(line), name -> new ArrayList<>()).add(line);
        }
        List<String> names =
                new ArrayList<>(run.stream().map(RefoldedCalendar::name).toList());
        Collections.shuffle(names, random);
        return names.stream()
                .map(name -> Objects.requireNonNull(inOrder.get(name)).remove(0))
                .toList();
    }

    private static String name(String line) {
        return line.substring(0, Math.min(end(line, ':'), end(line, ';')));
    }

    private static int end(String line, char mark) {
        int end = line.indexOf(mark);
        return end < 0 ? line.length() : end;
    }

    /** Before each property one that attends, folded before its colon, and one that nobody knows. */
    RefoldedCalendar withMoreProperties() {
        return new RefoldedCalendar(lines.stream()
                .flatMap(line -> line.startsWith("BEGIN:")
                        ? List.of(line).stream()
                        : Arrays.stream(new String[] {
                            "ATTENDEE;PARTSTAT=ACCEPTED;CN=Somebody Else;X-NUM-GUESTS=0:mailto:more@secret.example",
                            "X_OWN.NAME;X_P=1:more@secret.example",
                            line
                        }))
                .toList());
    }
}
