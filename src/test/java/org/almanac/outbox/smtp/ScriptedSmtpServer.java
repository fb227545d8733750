package org.almanac.outbox.smtp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** An SMTP server that says what a test's script tells it to, and fails as it is told to. */
public final class ScriptedSmtpServer implements AutoCloseable {
    /** Answers that are none. */
    public static final String DROP = "drop";

    public static final String SILENCE = "silence";

    /** What the script may answer to. */
    public record Turn(int connection, int mail, String verb, String line, String recipient) {}

    /** @return the answer, null for what a polite server says */
    public interface Script {
        @Nullable
        String answer(Turn turn);
    }

    /** A mail that was taken, without the dots that were stuffed into it. */
    public record Taken(String sender, String recipient, String data) {}

    private final ServerSocket socket;
    private final Script script;
    private final @Nullable SSLContext tls;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final Queue<Taken> taken = new ConcurrentLinkedQueue<>();
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private volatile int connections;
    private volatile boolean headersOnly;
    private volatile Consumer<Boolean> onCommand = pending -> {};

    ScriptedSmtpServer(Script script, @Nullable SSLContext tls) throws IOException {
        this(script, tls, 0);
    }

    private ScriptedSmtpServer(Script script, @Nullable SSLContext tls, int port) throws IOException {
        this.socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.script = script;
        this.tls = tls;
        Thread thread = new Thread(this::listen, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    public static ScriptedSmtpServer start(Script script) throws IOException {
        return new ScriptedSmtpServer(script, null);
    }

    public static ScriptedSmtpServer start(Script script, int port) throws IOException {
        return new ScriptedSmtpServer(script, null, port);
    }

    /** For many mails: from now on only their headers are kept. */
    public void keepHeadersOnly() {
        headersOnly = true;
    }

    /** Told at each command whether another had arrived before it was answered. */
    void onCommand(Consumer<Boolean> listener) {
        onCommand = listener;
    }

    public int port() {
        return socket.getLocalPort();
    }

    public int connections() {
        return connections;
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** Every command, with the number of its connection before it. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    private void listen() {
        try {
            while (true) {
                Socket client = socket.accept();
                clients.add(client);
                int number = ++connections;
                Thread thread = new Thread(() -> serve(client, number), "scripted-smtp-" + number);
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket client, int number) {
        try (client) {
            new Talk(client, number).run();
        } catch (IOException e) {
            // The client has gone, or was dropped.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        dropAll();
    }

    /** As a restart does. */
    public void dropAll() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
    }

    private final class Talk {
        private final int number;
        private Socket client;
        private InputStream in;
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private int mails = 1;
        private String sender = "";
        private @Nullable String recipient;

        Talk(Socket client, int number) throws IOException {
            this.client = client;
            this.number = number;
            this.in = new BufferedInputStream(client.getInputStream());
        }

        void run() throws IOException {
            answer("CONNECT", "", "220 scripted.example ESMTP");
            for (String line = line(); line != null; line = line()) {
                if (!headersOnly) {
                    heard.add(number + " " + line);
                }
                onCommand.accept(in.available() > 0);
                String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                String said = answer(verb, line, polite(verb, line));
                if (verb.equals("STARTTLS") && said.startsWith("220")) {
                    encrypt();
                } else if (verb.equals("DATA") && said.startsWith("354")) {
                    data();
                } else if (verb.equals("QUIT")) {
                    return;
                }
            }
        }

        private String polite(String verb, String line) {
            return switch (verb) {
                case "EHLO" -> "250-scripted.example\r\n250-PIPELINING\r\n250 8BITMIME";
                case "MAIL" -> {
                    sender = line.replaceAll(".*<(.*)>.*", "$1");
                    recipient = null;
                    yield "250 2.1.0 sender";
                }
                case "RCPT" -> "250 2.1.5 recipient";
                case "DATA" -> recipient == null ? "503 5.5.1 no recipient" : "354 go on";
                case "RSET" -> "250 2.0.0 reset";
                case "STARTTLS" -> "220 2.0.0 ready";
                case "AUTH" -> "235 2.7.0 welcome";
                case "QUIT" -> "221 2.0.0 bye";
                default -> "250 hello";
            };
        }

        private void data() throws IOException {
            StringBuilder data = new StringBuilder();
            for (String line = line(); !".".equals(line); line = line()) {
                if (line == null) {
                    throw new IOException("the client has gone");
                }
                data.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            answer(".", data.toString(), recipient == null ? "554 5.5.1 no recipient" : "250 2.0.0 taken");
            mails++;
            recipient = null;
        }

        private String answer(String verb, String line, String polite) throws IOException {
            String scripted = script.answer(new Turn(number, mails, verb, line, String.valueOf(recipient)));
            String answer = scripted == null ? polite : scripted;
            if (answer.equals(DROP)) {
                throw new IOException("dropped");
            }
            if (answer.equals(SILENCE)) {
                in.transferTo(OutputStream.nullOutputStream());
                throw new IOException("the client has gone");
            }
            if (verb.equals(".") && answer.startsWith("250")) {
                String kept = headersOnly ? line.substring(0, line.indexOf("\r\n\r\n") + 2) : line;
                taken.add(new Taken(sender, String.valueOf(recipient), kept));
            }
            if (verb.equals("RCPT") && answer.startsWith("250")) {
                recipient = line.replaceAll(".*<(.*)>.*", "$1");
            }
            client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            client.getOutputStream().flush();
            if (answer.startsWith("421")) {
                client.shutdownOutput();
                throw new IOException("closing");
            }
            return answer;
        }

        private @Nullable String line() throws IOException {
            octets.reset();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    return octets.toString(StandardCharsets.UTF_8).replaceFirst("\r$", "");
                }
                octets.write(b);
            }
            return null;
        }

        private void encrypt() throws IOException {
            SSLSocket secure = (SSLSocket)
                    Objects.requireNonNull(tls).getSocketFactory().createSocket(client, null, client.getPort(), true);
            secure.setUseClientMode(false);
            client = secure;
            in = new BufferedInputStream(secure.getInputStream());
        }
    }
}
