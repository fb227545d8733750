package org.almanac.blackbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Keycloak of the test's own on a free port of this machine, with the realm "newsroom": ines may edit, adam administers,
 * nora is in no group, and otto's address is not confirmed. The password of each is "secret of" and the name.
 */
public final class Keycloak implements AutoCloseable {
    private static final Path UNPACKED = Path.of("target", "keycloak");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process process;
    private final Path log;
    private final int port;

    private Keycloak(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts it in a directory and waits until it answers. */
    public static Keycloak start(Path directory) throws IOException, InterruptedException {
        Path home = directory.resolve("keycloak");
        copy(distribution(), home);
        Path realm = home.resolve("data/import/newsroom-realm.json");
        Files.createDirectories(realm.getParent());
        try (InputStream in =
                Objects.requireNonNull(Keycloak.class.getResourceAsStream("/keycloak/newsroom-realm.json"))) {
            Files.copy(in, realm);
        }
        int port = freePort();
        Path log = directory.resolve("keycloak.log");
        ProcessBuilder builder = new ProcessBuilder(
                        "bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--db=dev-mem",
                        "--cache=local",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xmx512m -XX:TieredStopAtLevel=1");
        Keycloak keycloak = new Keycloak(builder.start(), log, port);
        keycloak.awaitRealm();
        return keycloak;
    }

    private static Path distribution() throws IOException {
        try (Stream<Path> found = Files.list(UNPACKED)) {
            return found.filter(path -> Files.exists(path.resolve("bin/kc.sh")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no Keycloak in " + UNPACKED.toAbsolutePath()));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The issuer of its tokens. */
    public URI realm() {
        return URI.create("http://127.0.0.1:" + port + "/realms/newsroom");
    }

    private void awaitRealm() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm() + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(10))
                .build();
        for (long end = System.nanoTime() + PATIENCE.toNanos(); ; Thread.sleep(200)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("Keycloak ended, or takes too long:\n" + Files.readString(log));
            }
            try {
                if (client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // It does not listen yet.
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
    }
}
