package org.almanac.outbox.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.almanac.outbox.smtp.ScriptedSmtpServer.Script;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Encryption and logging in, by both ways that mails take, against a server with a certificate for localhost that it signed itself. */
class SmtpLoginTest {
    private static final String SECRET = "changeit";
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    static Path directory;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeAll
    static void makeCertificate() throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "smtp",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        SECRET,
                        "-keystore",
                        store().toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
    }

    @AfterAll
    static void closeVertx() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource
    void encryptsWhereTheServerOffersItAndAsksAgainWhatItOffers(TransportUnderTest way) throws Exception {
        ScriptedSmtpServer server = server(offering("STARTTLS"));

        assertThat(send(way, SmtpServers.at(server.port()), trusting())).isInstanceOf(DeliveryResult.Sent.class);
        assertThat(server.heard().subList(0, 3))
                .containsExactly("1 EHLO client.example", "1 STARTTLS", "1 EHLO client.example");
    }

    @ParameterizedTest
    @EnumSource
    void doesNotTrustACertificateThatNobodyVouchesFor(TransportUnderTest way) throws Exception {
        ScriptedSmtpServer server = server(offering("STARTTLS"));

        assertThat(send(way, SmtpServers.at(server.port()), null)).isInstanceOf(DeliveryResult.ServerDown.class);
        assertThat(server.taken()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void staysInClearWhereEncryptionIsOff(TransportUnderTest way) throws Exception {
        ScriptedSmtpServer server = server(offering("STARTTLS"));

        assertThat(send(way, SmtpServers.at(server.port()).startTls(SmtpServer.StartTls.DISABLED), null))
                .isInstanceOf(DeliveryResult.Sent.class);
        assertThat(server.heard()).noneMatch(line -> line.contains("STARTTLS"));
    }

    @ParameterizedTest
    @CsvSource({
        "BULK,     8BITMIME, 220 ready, ServerDown",
        "PERSONAL, 8BITMIME, 220 ready, ServerDown",
        "BULK,     STARTTLS, 454 4.7.0 not now, ServerDown",
        "PERSONAL, STARTTLS, 454 4.7.0 not now, ServerDown",
        "BULK,     STARTTLS, '220 ready\r\n250 injected', ServerDown",
        // Quarkus Mailer does not say how far it had come.
        "PERSONAL, STARTTLS, '220 ready\r\n250 injected', Temporary"
    })
    void sendsNothingInClearWhereEncryptionIsRequired(
            TransportUnderTest way, String offer, String answer, String deliveryResult) throws Exception {
        Script offering = offering(offer);
        ScriptedSmtpServer server = server(turn -> turn.verb().equals("STARTTLS") ? answer : offering.answer(turn));

        assertThat(send(way, SmtpServers.at(server.port()).startTls(SmtpServer.StartTls.REQUIRED), trusting()))
                .extracting(came -> came.getClass().getSimpleName())
                .isEqualTo(deliveryResult);
        assertThat(server.heard()).noneMatch(line -> line.contains("MAIL FROM"));
    }

    @ParameterizedTest
    @CsvSource({
        "BULK,     AUTH PLAIN LOGIN, AUTH PLAIN AHVzZXIAcMOkc3M=",
        "PERSONAL, AUTH PLAIN LOGIN, AUTH LOGIN",
        "PERSONAL, AUTH PLAIN, AUTH PLAIN AHVzZXIAcMOkc3M=",
        // As servers wrote it before there was a standard; Quarkus Mailer does not know it.
        "BULK,     AUTH=PLAIN, AUTH PLAIN AHVzZXIAcMOkc3M=",
        "BULK,     AUTH LOGIN, AUTH LOGIN",
        "PERSONAL, AUTH LOGIN, AUTH LOGIN",
        "BULK,     AUTH CRAM-MD5 LOGIN, AUTH LOGIN",
        "PERSONAL, AUTH CRAM-MD5, AUTH CRAM-MD5"
    })
    void logsInAsTheServerKnowsHow(TransportUnderTest way, String offer, String command) throws Exception {
        Script offering = offering(offer);
        ScriptedSmtpServer server = server(turn -> switch (turn.verb()) {
            case "AUTH" ->
                switch (turn.line()) {
                    case "AUTH LOGIN" -> "334 VXNlcm5hbWU6";
                    case "AUTH CRAM-MD5" -> "334 PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2U+";
                    default -> null;
                };
            default ->
                turn.line().equals(base64("user"))
                        ? "334 UGFzc3dvcmQ6"
                        : turn.line().equals(base64("päss")) || isDigest(turn.line())
                                ? "235 2.7.0 welcome"
                                : offering.answer(turn);
        });

        assertThat(send(
                        way,
                        SmtpServers.at(server.port())
                                .login(SmtpServer.Login.NONE, "user", "päss")
                                .clearTextPassword(),
                        null))
                .isInstanceOf(DeliveryResult.Sent.class);
        assertThat(server.heard()).contains("1 " + command);
    }

    /** The user's name and 32 hexadecimal digits (RFC 2195). */
    private static boolean isDigest(String line) {
        return line.length() == base64("user ").length() + 4 * 10 + 4 && line.startsWith("dXNlciA");
    }

    /** Also what is left when somebody on the way takes STARTTLS out of the offers. */
    @ParameterizedTest
    @CsvSource({
        "BULK,     AUTH PLAIN LOGIN, OPTIONAL, NONE",
        "BULK,     AUTH LOGIN, OPTIONAL, REQUIRED",
        "BULK,     AUTH PLAIN, DISABLED, NONE",
        "BULK,     AUTH XOAUTH2, OPTIONAL, XOAUTH2",
        // As both are configured where a password could be seen (EncryptedLogin).
        "BULK,     AUTH PLAIN LOGIN, REQUIRED, NONE",
        "PERSONAL, AUTH PLAIN LOGIN, REQUIRED, NONE",
        "PERSONAL, AUTH LOGIN, REQUIRED, REQUIRED",
        "PERSONAL, AUTH XOAUTH2, REQUIRED, XOAUTH2"
    })
    void sendsNoPasswordInClearUnlessToldTo(
            TransportUnderTest way, String offer, SmtpServer.StartTls startTls, SmtpServer.Login login)
            throws Exception {
        ScriptedSmtpServer server = server(offering(offer));

        DeliveryResult deliveryResult =
                send(way, SmtpServers.at(server.port()).startTls(startTls).login(login, "user", "päss"), null);

        assertThat(deliveryResult).isInstanceOf(DeliveryResult.ServerDown.class);
        assertThat(deliveryResult.toString()).containsAnyOf("not encrypted", "STARTTLS");
        assertThat(deliveryResult.toString()).contains("almanac.outbox.clear-text-password");
        assertThat(server.heard()).noneMatch(line -> line.contains("AUTH")).noneMatch(line -> line.contains("MAIL"));
    }

    @ParameterizedTest
    @EnumSource
    void logsInOnceTheConnectionIsEncrypted(TransportUnderTest way) throws Exception {
        ScriptedSmtpServer server = server(turn ->
                turn.verb().equals("EHLO") ? "250-scripted.example greets\r\n250-STARTTLS\r\n250 AUTH PLAIN" : null);

        assertThat(send(way, SmtpServers.at(server.port()).login(SmtpServer.Login.NONE, "user", "päss"), trusting()))
                .isInstanceOf(DeliveryResult.Sent.class);
        assertThat(server.heard().subList(0, 4))
                .containsExactly(
                        "1 EHLO client.example",
                        "1 STARTTLS",
                        "1 EHLO client.example",
                        "1 AUTH PLAIN AHVzZXIAcMOkc3M=");
    }

    @ParameterizedTest
    @CsvSource({
        "BULK,     AUTH PLAIN, NONE, 535 5.7.8 wrong, AUTH refused: 535 5.7.8 wrong",
        "PERSONAL, AUTH PLAIN, NONE, 535 5.7.8 wrong, 535 5.7.8 wrong",
        "BULK,     AUTH CRAM-MD5, NONE, , no way to log in",
        "BULK,     8BITMIME, REQUIRED, , no way to log in",
        "PERSONAL, 8BITMIME, REQUIRED, , login",
    })
    void aServerThatOneCannotLogInToIsDown(
            TransportUnderTest way, String offer, SmtpServer.Login login, String answer, String reason)
            throws Exception {
        Script offering = offering(offer);
        ScriptedSmtpServer server = server(turn -> turn.verb().equals("AUTH") ? answer : offering.answer(turn));

        DeliveryResult deliveryResult = send(
                way, SmtpServers.at(server.port()).login(login, "user", "päss").clearTextPassword(), null);

        assertThat(deliveryResult).isInstanceOf(DeliveryResult.ServerDown.class);
        assertThat(deliveryResult.toString())
                .contains(reason)
                .doesNotContain("päss")
                .doesNotContain(base64("päss"));
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void neverShowsThePassword() {
        assertThat(SmtpServers.at(25)
                        .login(SmtpServer.Login.NONE, "user", "päss")
                        .build()
                        .toString())
                .doesNotContain("päss");
    }

    private static Script offering(String offer) {
        return turn ->
                turn.verb().equals("EHLO") ? "250-scripted.example greets\r\n250-PIPELINING\r\n250 " + offer : null;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private ScriptedSmtpServer server(Script script) throws Exception {
        ScriptedSmtpServer server = new ScriptedSmtpServer(script, context());
        opened.add(server);
        return server;
    }

    private DeliveryResult send(TransportUnderTest way, SmtpServers description, @Nullable PfxOptions trusted)
            throws Exception {
        Transport transport = way.open(VERTX, description.build(), trusted);
        if (transport instanceof AutoCloseable closeable) {
            opened.add(0, closeable);
        }
        return transport
                .send(SmtpServers.mail("bounce@example.org", "a@example.org", "Subject: Test\r\n\r\nIt works.\r\n"))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private static PfxOptions trusting() {
        return new PfxOptions().setPath(store().toString()).setPassword(SECRET);
    }

    private static Path store() {
        return directory.resolve("smtp.p12");
    }

    private static SSLContext context() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store())) {
            keys.load(in, SECRET.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, SECRET.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
