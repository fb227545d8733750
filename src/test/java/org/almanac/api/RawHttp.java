package org.almanac.api;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** HTTP as rude programs speak it: what is given goes out byte for byte, and the answer is read while sending. */
final class RawHttp {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int CHUNK = 64 * 1024;

    private RawHttp() {}

    record Request(String method, String target, Map<String, String> headers, byte[] body) {
        static Request of(String method, String target) {
            return new Request(method, target, Map.of(), new byte[0]);
        }

        Request with(String header, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Request(method, target, more, body);
        }

        Request at(String otherTarget) {
            return new Request(method, otherTarget, headers, body);
        }

        Request body(String type, byte[] bytes) {
            return new Request(method, target, headers, bytes).with("Content-Type", type);
        }

        Request body(String type, String text) {
            return body(type, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    record Answer(int status, String contentType, String body) {}

    static Answer send(Request request) throws IOException {
        URI server = URI.create(RestAssured.baseURI + ":" + RestAssured.port);
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            Thread sender = new Thread(() -> write(socket, head(server, request), request.body()), "rude-client");
            sender.setDaemon(true);
            sender.start();
            return read(socket.getInputStream());
        }
    }

    private static byte[] head(URI server, Request request) {
        StringBuilder head = new StringBuilder();
        head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(server.getAuthority()).append("\r\nConnection: close\r\n");
        if (!request.headers().containsKey("Authorization")) {
            head.append("Authorization: Bearer ")
                    .append(ConfigProvider.getConfig().getValue("almanac.admin.token", String.class))
                    .append("\r\n");
        }
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (request.body().length > 0 && !request.headers().containsKey("Transfer-Encoding")) {
            head.append("Content-Length: ").append(request.body().length).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void write(Socket socket, byte[] head, byte[] body) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(head);
            for (int i = 0; i < body.length; i += CHUNK) {
                out.write(body, i, Math.min(CHUNK, body.length - i));
            }
            out.flush();
        } catch (IOException e) {
            // The server has answered and hung up; what it said is read by the other thread.
        }
    }

    private static Answer read(InputStream in) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                received.write(buffer, 0, n);
            }
        } catch (IOException e) {
            if (received.size() == 0) {
                throw e;
            }
        }
        String text = received.toString(StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        String head = end < 0 ? text : text.substring(0, end);
        return new Answer(
                Integer.parseInt(head.split(" ", 3)[1]),
                head.lines()
                        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-type:"))
                        .map(line -> line.substring("content-type:".length()).strip())
                        .findFirst()
                        .orElse(""),
                end < 0 ? "" : text.substring(end + 4));
    }
}
