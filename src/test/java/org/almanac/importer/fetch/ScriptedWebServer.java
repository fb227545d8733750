package org.almanac.importer.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A web server of the test's own, which answers each path as it is told, octet by octet if need be. */
public final class ScriptedWebServer implements AutoCloseable {
    /** Writes an answer; the connection is closed after it. */
    public interface Script {
        void answer(Request request, OutputStream out) throws IOException;
    }

    /**
     * @param headers by their names in lower case
     * @param body as UTF-8
     */
    public record Request(String path, Map<String, String> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private final ServerSocket socket;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    public ScriptedWebServer() throws IOException {
        this(ServerSocketFactory.getDefault());
    }

    ScriptedWebServer(ServerSocketFactory sockets) throws IOException {
        socket = sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(this::listen, "scripted-web");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String address(String path) {
        return "http://localhost:" + port() + path;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public void on(String path, Script script) {
        scripts.put(path, script);
    }

    public void on(String path, String type, String body) {
        on(path, (request, out) -> out.write(whole("200 OK", "Content-Type: " + type + "\r\n", body)));
    }

    public void raw(String path, String answer) {
        on(path, (request, out) -> out.write(answer.getBytes(StandardCharsets.UTF_8)));
    }

    /** @param headers each with its line break */
    public static byte[] whole(String status, String headers, String body) {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        return ("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + octets.length
                        + "\r\nConnection: close\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void listen() {
        try {
            while (!socket.isClosed()) {
                Socket client = socket.accept();
                open.add(client);
                Thread thread = new Thread(() -> serve(client), "scripted-web-client");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            String first = in.readLine();
            if (first == null) {
                return;
            }
            Map<String, String> headers = new LinkedHashMap<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                int colon = line.indexOf(':');
                if (colon < 0) {
                    return;
                }
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            Request request = new Request(first.split(" ", -1)[1], headers, body(in, headers));
            requests.add(request);
            Script script = scripts.getOrDefault(
                    request.path(), (asked, out) -> out.write(whole("404 Not Found", "", "nothing here")));
            script.answer(request, client.getOutputStream());
            client.getOutputStream().flush();
        } catch (IOException e) {
            // The other side has gone, which is what some tests are about.
        }
    }

    private static String body(BufferedReader in, Map<String, String> headers) throws IOException {
        char[] octets = new char[Integer.parseInt(headers.getOrDefault("content-length", "0"))];
        int read = 0;
        while (read < octets.length) {
            int more = in.read(octets, read, octets.length - read);
            if (more < 0) {
                throw new IOException("the body is cut off");
            }
            read += more;
        }
        return new String(new String(octets).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : new ArrayList<>(open)) {
            client.close();
        }
    }
}
