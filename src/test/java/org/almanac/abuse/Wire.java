package org.almanac.abuse;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection for one request, whose octets go out as they are. */
public final class Wire {
    private static final int ENOUGH = 256 * 1024;

    private Wire() {}

    /**
     * @param status 0 when the connection was closed without an answer, which HTTP allows for what cannot be read; -1
     *     when nothing came in time
     * @param millis until the answer was there
     */
    public record Answer(int status, String body, long millis) {}

    public static Answer send(byte[] request, Duration patience) throws IOException {
        URI server = URI.create(RestAssured.baseURI + ":" + RestAssured.port);
        long began = System.nanoTime();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout((int) patience.toMillis());
            try {
                OutputStream out = socket.getOutputStream();
                out.write(request);
                out.flush();
            } catch (IOException e) {
                // Refused while sending; what was answered is read below.
            }
            String answer = read(socket.getInputStream());
            long millis = (System.nanoTime() - began) / 1_000_000;
            boolean http = answer.startsWith("HTTP/1.") && answer.length() > 12;
            return new Answer(http ? Integer.parseInt(answer.substring(9, 12)) : 0, answer, millis);
        } catch (SocketTimeoutException e) {
            return new Answer(-1, "", (System.nanoTime() - began) / 1_000_000);
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0 && received.size() < ENOUGH; n = in.read(buffer)) {
                received.write(buffer, 0, n);
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // Reset after the answer.
        }
        return received.toString(StandardCharsets.UTF_8);
    }
}
