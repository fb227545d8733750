package org.almanac.outbox;

import java.util.List;
import java.util.regex.Pattern;

/** The fields of a report, of all its groups together in their order. */
record ReportFields(List<String[]> lines) {
    private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]+");
    private static final Pattern MISCHIEF = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+");
    private static final int MOST = 1_000;
    private static final int LONGEST = 300;

    static ReportFields read(String content) {
        return new ReportFields(FOLD.matcher(content)
                .replaceAll(" ")
                .lines()
                .filter(line -> line.indexOf(':') > 0)
                .limit(MOST)
                .map(line -> line.split(":", 2))
                .toList());
    }

    /** Empty when there is none. */
    String first(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    List<String> all(String name) {
        return lines.stream()
                .filter(line -> line[0].strip().equalsIgnoreCase(name))
                .map(line -> line[1].strip())
                .toList();
    }

    /** {@code a@example.com} of {@code rfc822; <a@example.com>}. */
    static String address(String value) {
        String[] typed = value.split(";", 2);
        return shown(Addresses.bare(typed[typed.length - 1].strip()));
    }

    /** One short line. */
    static String shown(String value) {
        String plain = MISCHIEF.matcher(value).replaceAll(" ").strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
