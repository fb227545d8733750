package org.almanac.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.outbox.bounce.BounceSamples;
import org.almanac.outbox.smtp.ScriptedSmtpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes back of mails that were really sent, as people reported of other programs, each with the right effect. */
class BounceCasesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern TOKEN = Pattern.compile("subject=unsubscribe%20([\\w-]{16,200})");

    /** Reports by name, and what is to come of them. */
    private static final List<Map.Entry<String, String>> REPORTS = List.of(
            Map.entry("exchange-text-not-found", "suppressed"),
            Map.entry("exchange-text-not-found-de", "suppressed"),
            Map.entry("other-field-disabled", "suppressed"),
            Map.entry("exim-plain-disabled", "suppressed"),
            Map.entry("exim-policy-554", "counted"),
            Map.entry("other-field-policy", "counted"),
            Map.entry("text-tells-policy", "counted"),
            Map.entry("postfix-sender-rejected", "counted"),
            Map.entry("postfix-sender-domain", "counted"),
            Map.entry("postfix-sender-syntax", "counted"),
            Map.entry("postfix-spam-520", "counted"),
            Map.entry("vacation-de", "none"));

    private static final int UNSUBSCRIBES = 8;

    @TempDir
    Path directory;

    @Test
    void eachHasTheRightEffectOnTheReaderWhoseMailItWas() throws Exception {
        int mails = REPORTS.size() + UNSUBSCRIBES;
        try (ScriptedSmtpServer server = ScriptedSmtpServer.start(turn -> null);
                DeliveryCluster cluster = new DeliveryCluster(
                        directory, server.port(), Map.of("ALMANAC_OUTBOX_BOUNCE_DOMAIN", "bounces.example.org"))) {
            PackagedService node = cluster.startNode();
            cluster.subscribe(node, mails);
            cluster.remindAll(node);
            DeliveryCluster.await("all sent", PATIENCE, () -> allSent(cluster, mails));

            List<ScriptedSmtpServer.Taken> sent = server.taken();
            List<String> suppressed = new ArrayList<>();
            List<String> stopped = new ArrayList<>();
            for (int i = 0; i < REPORTS.size(); i++) {
                ScriptedSmtpServer.Taken mail = sent.get(i);
                assertThat(mail.sender()).startsWith("bounce+").endsWith("@bounces.example.org");
                String name = REPORTS.get(i).getKey();
                byte[] report = BounceSamples.report(
                        name, mail.sender(), DeliveryCluster.messageId(mail.data()), mail.recipient());
                String effect = REPORTS.get(i).getValue();
                assertThat(piped(node, report)).as(name).contains("\"effect\":\"" + effect + "\"");
                if (effect.equals("suppressed")) {
                    suppressed.add(mail.recipient());
                }
            }
            for (int form = 0; form < UNSUBSCRIBES; form++) {
                ScriptedSmtpServer.Taken mail = sent.get(REPORTS.size() + form);
                byte[] asking =
                        asking(mail.recipient(), token(mail.data()), form).getBytes(StandardCharsets.UTF_8);
                assertThat(piped(node, asking)).as("form " + form).contains("\"effect\":\"unsubscribed\"");
                stopped.add(mail.recipient());
            }

            assertThat(cluster.query("select email_key from subscriber where suppressed"))
                    .containsExactlyInAnyOrderElementsOf(suppressed);
            assertThat(cluster.query("select email_key from subscriber where state = 'UNSUBSCRIBED'"))
                    .containsExactlyInAnyOrderElementsOf(stopped);
        }
    }

    private static String token(String data) {
        Matcher found = TOKEN.matcher(data.replaceAll("\r?\n[ \t]", ""));
        assertThat(found.find()).as(data).isTrue();
        return found.group(1);
    }

    /** As mail programs and the servers behind them write it. */
    private static String asking(String reader, String token, int form) {
        String head = "From: " + reader + "\r\nTo: unsubscribe@bounces.example.org\r\nMIME-Version: 1.0\r\n";
        String quoted = token.replace("_", "=5F");
        String base64 = Base64.getEncoder().encodeToString(("unsubscribe " + token).getBytes(StandardCharsets.UTF_8));
        return head
                + switch (form) {
                    case 0 -> "Subject: unsubscribe " + token + "\r\n\r\n";
                    case 1 -> "Subject: =?UTF-8?Q?unsubscribe_" + token + "?=\r\n\r\n";
                    case 2 -> "Subject: =?UTF-8?Q?unsubscribe?=\r\n =?UTF-8?Q?_" + quoted + "?=\r\n\r\n";
                    case 3 -> "Subject: Re: unsubscribe " + token + "\r\n\r\n";
                    case 4 -> "Subject: AW: unsubscribe%20" + token + "\r\n\r\n";
                    case 5 -> "Subject: unsubscribe\r\n " + token + "\r\n\r\n";
                    case 6 -> "Subject: unsubscribe\r\n\r\nunsubscribe " + token + "\r\n";
                    default -> "Content-Transfer-Encoding: base64\r\n\r\n" + base64 + "\r\n";
                };
    }

    private static String piped(PackagedService node, byte[] mail) throws IOException, InterruptedException {
        HttpResponse<String> response =
                node.send(HttpRequest.newBuilder(node.address().resolve("/api/v1/bounces"))
                        .header("Authorization", "Bearer " + PackagedService.ADMIN_TOKEN)
                        .header("Content-Type", "message/rfc822")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(mail)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return response.body();
    }

    private static boolean allSent(DeliveryCluster cluster, int mails) {
        try {
            return cluster.states().getOrDefault("SENT", 0) == mails;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
