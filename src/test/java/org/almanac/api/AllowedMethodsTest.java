package org.almanac.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.almanac.account.AuditLog;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** An address that exists says so whatever the method, and names those it takes (RFC 9110 §15.5.6). */
@QuarkusTest
class AllowedMethodsTest {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final String ID = "01890000-0000-7000-8000-000000000000";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String token = ConfigProvider.getConfig().getValue("almanac.admin.token", String.class);

    @Test
    void anAddressRefusesOtherMethodsByNameAndNeverSaysThatItIsNotThere() throws Exception {
        List<String> wrong = new ArrayList<>();
        Map<String, Set<String>> addresses = addresses();
        for (Map.Entry<String, Set<String>> address : addresses.entrySet()) {
            for (String method : METHODS) {
                // What is left is the name of something that may be there: "import" of /subscribers/{id}.
                String sibling = address.getKey().replaceFirst("[^/]+$", ID);
                if (!address.getValue().contains(method)
                        && !addresses.getOrDefault(sibling, Set.of()).contains(method)) {
                    HttpResponse<String> answer = send(method, address.getKey());
                    List<String> allowed = answer.headers().allValues("Allow").stream()
                            .flatMap(line -> List.of(line.split(", ")).stream())
                            .toList();
                    if (answer.statusCode() != 405 || !allowed.containsAll(address.getValue())) {
                        wrong.add(method + " " + address.getKey() + ": " + answer.statusCode() + " " + allowed);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The methods of each address of the table of who may do what, which has a row for every route. */
    private static Map<String, Set<String>> addresses() throws IOException {
        try (InputStream in = Objects.requireNonNull(AuditLog.class.getResourceAsStream("access.txt"))) {
            Map<String, Set<String>> addresses = new TreeMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.matches("[A-Z]+ +/.*"))
                    .map(line -> line.split(" +"))
                    .forEach(cells -> addresses
                            .computeIfAbsent(concrete(cells[1]), path -> new TreeSet<>())
                            .add(cells[0]));
            assertThat(addresses).hasSizeGreaterThan(100);
            return addresses;
        }
    }

    private static String concrete(String path) {
        return path.replaceAll("\\{ext[^}]*}", "ics")
                .replaceAll("\\{month[^}]*}", "2027-06")
                .replaceAll("\\{(?:number|part)[^}]*}+", "0")
                .replaceAll("\\{[^}]*}", ID);
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
