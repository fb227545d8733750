package org.almanac.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.almanac.abuse.RawClient.Answer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a parser stumbles over is the sender's mistake, wherever it is sent: 4xx with a reason, never 5xx. */
@QuarkusTest
class ParserFailuresTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PARTS = "multipart/form-data; boundary=x";

    /** These get all that is broken, the others a part each in turn: whoever reads bodies is the same for all. */
    private static final Set<String> FORMS =
            Set.of("/submit", "/subscriptions", "/admin/login", "/api/v1/import", "/api/v1/events", "/api/v1/bounces");

    private static final int TURNS = 4;

    private static final List<String[]> BROKEN = List.of(
            new String[] {FORM, "email=%zz"},
            new String[] {FORM, "email=%e"},
            new String[] {FORM, "em%=x"},
            new String[] {FORM, "=&=&"},
            new String[] {FORM, "a=1&=2"},
            new String[] {FORM, String.join("&", Collections.nCopies(5_000, "a=b"))},
            new String[] {FORM, "&".repeat(5_000)},
            new String[] {FORM + "; charset=nope", "email=a%40b"},
            new String[] {FORM + "; charset=\" \"", "email=a"},
            new String[] {FORM + "; charset=", "email=a"},
            new String[] {"application/json; charset=nope", "{}"},
            new String[] {"x", "email=a"},
            new String[] {"", "email=a"},
            new String[] {"/;;=,\"", "email=a"},
            new String[] {"multipart/form-data", "x"},
            new String[] {"multipart/form-data; boundary=", "--\r\n"},
            new String[] {PARTS, ""},
            new String[] {PARTS, "x"},
            new String[] {PARTS, "--x\r\nfoo"},
            new String[] {PARTS, "--x--\r\n"},
            new String[] {PARTS, part("form-data", "", "a")},
            new String[] {PARTS, part("form-data; name=\"\"", "", "a")},
            new String[] {PARTS, part("form-data; name=\"a\"; filename=\"", "", "a")},
            new String[] {PARTS, part("form-data; name=\"a\"", "Content-Type: text/plain; charset=nope\r\n", "a")},
            new String[] {PARTS, part("form-data; name=\"a\"", "", "a").repeat(1_500)});

    @ConfigProperty(name = "almanac.admin.token")
    String token = "";

    @Test
    void aBodyThatCannotBeReadIsRefusedEverywhere() throws IOException {
        RawClient client = client();
        Set<String> paths = Routes.ofResources();
        assertThat(paths).contains("/submit", "/subscriptions", "/admin/login", "/api/v1/import");
        List<String> wrong = new ArrayList<>();
        int turn = 0;
        for (String path : paths) {
            turn++;
            for (int i = 0; i < BROKEN.size(); i++) {
                if (!FORMS.contains(path) && (i + turn) % TURNS != 0) {
                    continue;
                }
                String[] body = BROKEN.get(i);
                Answer answer = client.post(
                        path, "Content-Type: " + body[0] + "\r\n", body[1].getBytes(StandardCharsets.ISO_8859_1));
                if (answer.status() < 400 || answer.status() >= 500 || !answer.isProblem()) {
                    wrong.add(path + " " + body[0] + " " + body[1].substring(0, Math.min(60, body[1].length())) + ": "
                            + answer.text().lines().findFirst().orElse(""));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Nor does the log fill with stacks that anybody can cause. */
    @Test
    void aBodyInBrokenChunksIsRefusedWithoutAWordInTheLog() throws IOException {
        List<String> chunks = List.of("zz\r\nabc\r\n", "-1\r\n\r\n", "ffffffffffffffff\r\nabc", "3\r\nabcXX0\r\n\r\n");
        try (LoggedErrors log = LoggedErrors.listening()) {
            for (String path : FORMS) {
                for (String type : List.of(FORM, PARTS, "application/json", "text/calendar")) {
                    for (String chunk : chunks) {
                        String request = "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type
                                + "\r\nAuthorization: Bearer " + token
                                + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunk;
                        int status = Wire.send(request.getBytes(StandardCharsets.US_ASCII), Duration.ofSeconds(20))
                                .status();
                        assertThat(status).as(request).isNotEqualTo(-1).isLessThan(500);
                    }
                }
            }
            assertThat(log.exceptions()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email=%zz",
                "=&=&",
                "charset",
                "type",
            })
    void publicFormsSayThatTheyCannotBeRead(String what) throws IOException {
        RawClient client = client();
        String type = what.equals("charset") ? FORM + "; charset=nope" : what.equals("type") ? "x" : FORM;
        for (String path : List.of("/submit", "/subscriptions", "/admin/login", "/unsubscribe/x", "//submit")) {
            Answer answer =
                    client.post(path, "Content-Type: " + type + "\r\n", what.getBytes(StandardCharsets.US_ASCII));
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.isProblem()).as(answer.text()).isTrue();
        }
    }

    /** The HTTP layer refuses most of these before anything of ours is asked, and says no more than that. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?q=%zz",
                "/?q=%",
                "/?q=%0",
                "/events/%zz",
                "/%",
                "/a{b}",
                "/calendar.ics?tag=%zz",
                "/u/%zz/calendar.ics",
                "/widget.json?limit=%zz",
                "/api/v1/events/%zz",
                "/q/health?x=%zz"
            })
    void anAddressThatCannotBeReadIsRefused(String target) throws IOException {
        assertThat(client().get(target, "").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tags/a%00b",
                "/?q=%00",
                "/oembed?url=http%3A%2F%2Flocalhost%3A8080%2Fevents%2F%2500",
                "/oembed?url=http%3A%2F%2Flocalhost%3A8080%2Ftags%2Fa%2500b"
            })
    void aNulInAnAddressIsAProblem(String target) throws IOException {
        Answer answer = client().get(target, "");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.isProblem()).as(answer.text()).isTrue();
    }

    @Test
    void noHeaderIsAServerError() throws IOException {
        RawClient client = client();
        List<String> wrong = new ArrayList<>();
        for (String path : Routes.ofResources()) {
            for (String header : List.of(
                    "Accept: nonsense",
                    "Accept: /;;=,\"",
                    "Accept: text/html;q=x",
                    "Accept: text/html;charset=nope",
                    "Accept-Language: %%;q=x",
                    "Accept-Language: en_US_POSIX-x-1,*-*;q=2",
                    "Accept-Encoding: ;q=",
                    "Cookie: =;;,\"",
                    "Cookie: almanac_session=\"a; $Version=1",
                    "If-None-Match: \"",
                    "If-Modified-Since: yesterday",
                    "Range: bytes=a-",
                    "Origin: http://%zz",
                    "Forwarded: for=\"",
                    "Content-Type: x",
                    "Authorization: Basic %%%",
                    "Expect: tea")) {
                Answer answer = client.get(path, header + "\r\n");
                if (answer.status() < 200 || answer.status() >= 500) {
                    wrong.add(path + " with " + header + ": " + answer.text());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static RawClient client() {
        return new RawClient(URI.create(RestAssured.baseURI + ":" + RestAssured.port));
    }

    private static String part(String disposition, String headers, String text) {
        return "--x\r\nContent-Disposition: " + disposition + "\r\n" + headers + "\r\n" + text + "\r\n--x--\r\n";
    }
}
