package org.almanac.abuse;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Somebody without any rights, who looks at all that is answered. */
final class Stranger {
    private static final Set<String> OF_THE_MOMENT = Set.of("date", "content-length");

    /** A UUID that is made of a name, as a list's is of its address. */
    private static final Pattern NAMED =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI base;

    Stranger(URL base) {
        this.base = URI.create(base.toString());
    }

    /** @param headers but those that every moment changes */
    record Answer(int status, Map<String, List<String>> headers, String body) {
        /** Without what follows from what was asked. */
        Answer without(String asked) {
            Map<String, List<String>> rest = new TreeMap<>(headers);
            // Of an answer that repeats the question.
            rest.remove("etag");
            rest.remove("last-modified");
            rest.replaceAll((name, values) ->
                    values.stream().map(value -> value.replace(asked, "*")).toList());
            return new Answer(
                    status, rest, NAMED.matcher(body.replace(asked, "*")).replaceAll("#"));
        }
    }

    Answer get(String path) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).GET().build();
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
            OF_THE_MOMENT.forEach(headers::remove);
            headers.computeIfPresent(
                    "cache-control",
                    (name, values) -> values.stream()
                            .map(value -> value.replaceAll("=\\d+", "=#"))
                            .toList());
            return new Answer(answer.statusCode(), headers, new String(answer.body(), StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }
}
