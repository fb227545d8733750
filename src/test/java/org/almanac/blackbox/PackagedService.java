package org.almanac.blackbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of the packaged jar in a working directory, on a free HTTP port. It sees of this process' environment only
 * what a plain shell would give it, and the variables that the test sets.
 */
public final class PackagedService implements AutoCloseable {
    /** Accepted by every service that is started here. */
    public static final String ADMIN_TOKEN = "a-token-for-black-box-tests-0123456789";

    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final Pattern ADDRESS = Pattern.compile("Listening on: http://[^:]+:(\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path output;
    private final Path errors;

    private PackagedService(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** Starts the jar without waiting for anything. */
    public static PackagedService launch(Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        Path output = Files.createTempFile(directory, "out-", ".log");
        Path errors = Files.createTempFile(directory, "err-", ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        new ArrayList<>(List.of(java(), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString())))
                .directory(directory.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.command().addAll(List.of(arguments));
        Map<String, String> inherited = new HashMap<>(builder.environment());
        builder.environment().clear();
        for (String name : List.of("PATH", "HOME")) {
            if (inherited.containsKey(name)) {
                builder.environment().put(name, inherited.get(name));
            }
        }
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().put("ALMANAC_ADMIN_TOKEN", ADMIN_TOKEN);
        builder.environment().putAll(environment);
        return new PackagedService(builder.start(), output, errors);
    }

    /** Starts the jar and waits until it is ready. */
    public static PackagedService start(Path directory, Map<String, String> environment)
            throws IOException, InterruptedException {
        PackagedService service = launch(directory, environment);
        service.awaitReady();
        return service;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Waits until the readiness check answers 200. */
    public void awaitReady() throws IOException, InterruptedException {
        awaitOutput("Listening on");
        for (long end = deadline(); get("/q/health/ready").statusCode() != 200; Thread.sleep(50)) {
            failAfter(end);
        }
    }

    /** Waits until the service has written something to its standard output. */
    public void awaitOutput(String text) throws IOException, InterruptedException {
        for (long end = deadline(); !output().contains(text); Thread.sleep(50)) {
            failAfter(end);
        }
    }

    private static long deadline() {
        return System.nanoTime() + PATIENCE.toNanos();
    }

    private void failAfter(long end) throws IOException {
        if (!process.isAlive() || System.nanoTime() > end) {
            throw new IllegalStateException("It ended, or takes too long:\n" + output() + errors());
        }
    }

    /** Where the service listens. */
    public URI address() throws IOException {
        Matcher matcher = ADDRESS.matcher(output());
        if (!matcher.find()) {
            throw new IllegalStateException("It does not listen:\n" + output() + errors());
        }
        return URI.create("http://127.0.0.1:" + matcher.group(1));
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address().resolve(path)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What the service wrote to its standard output. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    /** What the service wrote to its standard error. */
    public String errors() throws IOException {
        return Files.readString(errors);
    }

    /** The number of its process. */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitExit();
    }

    /** Ends it as a service manager does, with SIGTERM, and returns its exit code. */
    public int terminate() throws InterruptedException {
        process.destroy();
        return awaitExit();
    }

    /** Waits for its end and returns the exit code. */
    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("Still running after " + PATIENCE);
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        terminate();
    }
}
