package org.almanac.abuse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * HTTP/1.1 as it is written here, byte for byte. Reads while it sends, since who refuses a body does so before its end.
 *
 * @param server where to
 */
record RawClient(URI server) {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int PIECE = 64 * 1024;

    /** @param status 0 when the connection was closed without an answer */
    record Answer(int status, String text) {
        boolean isProblem() {
            return text.contains("application/problem+json") && text.contains("\"status\":" + status);
        }
    }

    Answer get(String target, String headers) throws IOException {
        return send("GET " + target + " HTTP/1.1\r\n" + headers + "\r\n", new byte[0]);
    }

    Answer post(String target, String headers, byte[] body) throws IOException {
        return send("POST " + target + " HTTP/1.1\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n", body);
    }

    /** Without a length. */
    Answer postInChunks(String target, String headers, byte[] body) throws IOException {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream(body.length + 64);
        for (int at = 0; at < body.length; at += PIECE) {
            int length = Math.min(PIECE, body.length - at);
            chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunks.write(body, at, length);
            chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return send(
                "POST " + target + " HTTP/1.1\r\n" + headers + "Transfer-Encoding: chunked\r\n\r\n",
                chunks.toByteArray());
    }

    private Answer send(String head, byte[] body) throws IOException {
        String whole = head.replaceFirst("\r\n", "\r\nHost: " + server.getAuthority() + "\r\nConnection: close\r\n");
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            Thread sender = new Thread(() -> write(socket, whole.getBytes(StandardCharsets.ISO_8859_1), body));
            sender.setDaemon(true);
            sender.start();
            return answer(socket.getInputStream());
        }
    }

    private static void write(Socket socket, byte[] head, byte[] body) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(head);
            for (int at = 0; at < body.length; at += PIECE) {
                out.write(body, at, Math.min(PIECE, body.length - at));
            }
            out.flush();
        } catch (IOException e) {
            // It has answered and hung up; the other thread reads what it said.
        }
    }

    private static Answer answer(InputStream in) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try {
            in.transferTo(received);
        } catch (IOException e) {
            if (received.size() == 0) {
                throw e;
            }
        }
        String text = received.toString(StandardCharsets.UTF_8);
        return new Answer(text.startsWith("HTTP/") ? Integer.parseInt(text.split(" ", 3)[1]) : 0, text);
    }
}
