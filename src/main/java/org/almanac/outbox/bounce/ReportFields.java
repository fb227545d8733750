package org.almanac.outbox.bounce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.almanac.outbox.mime.MailAddresses;

/** The fields of a report (RFC 3464 §2, RFC 5965 §3), or of what it says of one recipient. */
record ReportFields(List<String[]> lines) {
    private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]++(?=\\S)");
    private static final Pattern GROUP = Pattern.compile("\r?\n[ \t]*+\r?\n");
    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+");
    private static final int MAX_FIELDS = 1_000;
    private static final int MAX_VALUE = 300;

    /** They name servers, times, ids and addresses, and no reason. */
    private static final Set<String> NO_REASON = Set.of(
            "reporting-mta",
            "remote-mta",
            "received-from-mta",
            "dsn-gateway",
            "arrival-date",
            "last-attempt-date",
            "will-retry-until",
            "original-envelope-id",
            "final-log-id",
            "final-recipient",
            "original-recipient",
            "action",
            "diagnostic-code",
            "x-original-message-id",
            "x-actual-recipient",
            "x-display-name",
            "x-postfix-queue-id",
            "x-postfix-sender",
            "x-postfix-original-recipient");

    static ReportFields read(String content) {
        return new ReportFields(FOLD.matcher(content)
                .replaceAll(" ")
                .lines()
                .filter(line -> line.indexOf(':') > 0)
                .limit(MAX_FIELDS)
                .map(line -> line.split(":", 2))
                .toList());
    }

    /** What is said of each recipient; all of it as one when the groups are not told apart. */
    static List<ReportFields> recipients(String content) {
        List<ReportFields> groups = Arrays.stream(GROUP.split(content, 100))
                .map(ReportFields::read)
                .filter(group -> !group.first("Action").isEmpty()
                        || !group.first("Status").isEmpty())
                .toList();
        return groups.size() > 1 ? groups : List.of(read(content));
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

    /** Whatever may tell the reason, in {@code Diagnostic-Code} or in a field of a server's own. */
    String reasons() {
        List<String> said = new ArrayList<>(all("Diagnostic-Code"));
        for (String[] line : lines) {
            String name = line[0].strip().toLowerCase(Locale.ROOT);
            // A status has its words in a comment.
            if (!NO_REASON.contains(name) && (!name.equals("status") || line[1].contains("("))) {
                said.add(line[1].strip());
            }
        }
        return said.stream().filter(value -> !value.isEmpty()).collect(Collectors.joining(" "));
    }

    /** {@code a@example.com} of {@code rfc822; <a@example.com>}. */
    static String address(String value) {
        String[] typed = value.split(";", 2);
        return shown(MailAddresses.bare(typed[typed.length - 1].strip()));
    }

    /** One short line. */
    static String shown(String value) {
        String plain = CONTROL_CHARACTERS.matcher(value).replaceAll(" ").strip();
        return plain.length() > MAX_VALUE ? plain.substring(0, MAX_VALUE) : plain;
    }
}
