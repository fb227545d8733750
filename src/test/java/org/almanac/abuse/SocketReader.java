package org.almanac.abuse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that writes what it likes and reads when it likes. */
final class SocketReader implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket = new Socket();

    /** @param receiveBuffer in octets; what a reader that reads nothing takes all the same */
    SocketReader(URI service, int receiveBuffer) throws IOException {
        socket.setReceiveBufferSize(receiveBuffer);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()), PATIENCE_MILLIS);
    }

    /** An exchange of its own connection: the answer as it came, octet by octet. */
    static String exchange(URI service, String request) throws IOException {
        try (SocketReader reader = new SocketReader(service, 64 * 1024)) {
            reader.send(request);
            return reader.rest();
        }
    }

    /** A GET whose answer ends the connection. @param headers each with its line end */
    static String get(String path, String host, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Connection: close\r\n\r\n";
    }

    void send(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Everything up to the end of the connection, however it ends. */
    String rest() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        byte[] part = new byte[64 * 1024];
        try {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                out.write(part, 0, read);
            }
        } catch (java.net.SocketException reset) {
            // As good an end as any.
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
