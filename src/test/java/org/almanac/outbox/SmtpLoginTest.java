package org.almanac.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
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
import org.almanac.outbox.ScriptedSmtpServer.Script;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Encryption and logging in, against a server with a certificate for localhost that it signed itself. */
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

    @Test
    void encryptsWhereTheServerOffersItAndAsksAgainWhatItOffers() throws Exception {
        ScriptedSmtpServer server = server(offering("STARTTLS"));

        assertThat(send(SmtpServers.at(server.port()), trusting())).isInstanceOf(Delivery.Sent.class);
        assertThat(server.heard().subList(0, 3))
                .containsExactly("1 EHLO client.example", "1 STARTTLS", "1 EHLO client.example");
    }

    @Test
    void doesNotTrustACertificateThatNobodyVouchesFor() throws Exception {
        ScriptedSmtpServer server = server(offering("STARTTLS"));

        assertThat(send(SmtpServers.at(server.port()), new NetClientOptions())).isInstanceOf(Delivery.ServerDown.class);
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void staysInClearWhereEncryptionIsOff() throws Exception {
        ScriptedSmtpServer server = server(offering("STARTTLS"));

        assertThat(send(SmtpServers.at(server.port()).startTls(SmtpServer.StartTls.DISABLED), new NetClientOptions()))
                .isInstanceOf(Delivery.Sent.class);
        assertThat(server.heard()).noneMatch(line -> line.contains("STARTTLS"));
    }

    @ParameterizedTest
    @CsvSource({"8BITMIME, 220 ready", "STARTTLS, 454 4.7.0 not now", "STARTTLS, '220 ready\r\n250 injected'"})
    void sendsNothingInClearWhereEncryptionIsRequired(String offer, String answer) throws Exception {
        Script offering = offering(offer);
        ScriptedSmtpServer server = server(turn -> turn.verb().equals("STARTTLS") ? answer : offering.answer(turn));

        assertThat(send(SmtpServers.at(server.port()).startTls(SmtpServer.StartTls.REQUIRED), trusting()))
                .isInstanceOf(Delivery.ServerDown.class);
        assertThat(server.heard()).noneMatch(line -> line.contains("MAIL FROM"));
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH PLAIN LOGIN, AUTH PLAIN AHVzZXIAcMOkc3M=",
        "AUTH=PLAIN, AUTH PLAIN AHVzZXIAcMOkc3M=",
        "AUTH CRAM-MD5 LOGIN, AUTH LOGIN"
    })
    void logsInAsTheServerKnowsHow(String offer, String command) throws Exception {
        Script offering = offering(offer);
        ScriptedSmtpServer server = server(turn -> switch (turn.verb()) {
            case "AUTH" -> turn.line().equals("AUTH LOGIN") ? "334 VXNlcm5hbWU6" : null;
            default ->
                turn.line().equals(base64("user"))
                        ? "334 UGFzc3dvcmQ6"
                        : turn.line().equals(base64("päss")) ? "235 2.7.0 welcome" : offering.answer(turn);
        });

        assertThat(send(
                        SmtpServers.at(server.port())
                                .login(SmtpServer.Login.NONE, "user", "päss")
                                .clearTextPassword(),
                        new NetClientOptions()))
                .isInstanceOf(Delivery.Sent.class);
        assertThat(server.heard()).contains("1 " + command);
    }

    /** Also what is left when somebody on the way takes STARTTLS out of the offers. */
    @ParameterizedTest
    @CsvSource({
        "AUTH PLAIN LOGIN, OPTIONAL, NONE",
        "AUTH LOGIN, OPTIONAL, REQUIRED",
        "AUTH PLAIN, DISABLED, NONE",
        "AUTH XOAUTH2, OPTIONAL, XOAUTH2"
    })
    void sendsNoPasswordInClearUnlessToldTo(String offer, SmtpServer.StartTls startTls, SmtpServer.Login login)
            throws Exception {
        ScriptedSmtpServer server = server(offering(offer));

        Delivery delivery = send(
                SmtpServers.at(server.port()).startTls(startTls).login(login, "user", "päss"), new NetClientOptions());

        assertThat(delivery).isInstanceOf(Delivery.ServerDown.class);
        assertThat(delivery.toString()).contains("not encrypted", "almanac.outbox.clear-text-password");
        assertThat(server.heard()).noneMatch(line -> line.contains("AUTH")).noneMatch(line -> line.contains("MAIL"));
    }

    @Test
    void logsInOnceTheConnectionIsEncrypted() throws Exception {
        ScriptedSmtpServer server = server(turn ->
                turn.verb().equals("EHLO") ? "250-scripted.example greets\r\n250-STARTTLS\r\n250 AUTH PLAIN" : null);

        assertThat(send(SmtpServers.at(server.port()).login(SmtpServer.Login.NONE, "user", "päss"), trusting()))
                .isInstanceOf(Delivery.Sent.class);
        assertThat(server.heard().subList(0, 4))
                .containsExactly(
                        "1 EHLO client.example",
                        "1 STARTTLS",
                        "1 EHLO client.example",
                        "1 AUTH PLAIN AHVzZXIAcMOkc3M=");
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH PLAIN, NONE, 535 5.7.8 wrong, AUTH refused: 535 5.7.8 wrong",
        "AUTH CRAM-MD5, NONE, , no way to log in",
        "8BITMIME, REQUIRED, , no way to log in",
    })
    void aServerThatOneCannotLogInToIsDown(String offer, SmtpServer.Login login, String answer, String reason)
            throws Exception {
        Script offering = offering(offer);
        ScriptedSmtpServer server = server(turn -> turn.verb().equals("AUTH") ? answer : offering.answer(turn));

        Delivery delivery = send(
                SmtpServers.at(server.port()).login(login, "user", "päss").clearTextPassword(), new NetClientOptions());

        assertThat(delivery).isInstanceOf(Delivery.ServerDown.class);
        assertThat(delivery.toString()).contains(reason).doesNotContain("päss").doesNotContain(base64("päss"));
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

    private Delivery send(SmtpServers description, NetClientOptions options) throws Exception {
        SmtpTransport transport =
                new SmtpTransport(VERTX, description.build(), options.setHostnameVerificationAlgorithm("HTTPS"));
        opened.add(0, transport);
        return transport
                .send(SmtpServers.mail("bounce@example.org", "a@example.org", ""))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private static NetClientOptions trusting() {
        return new NetClientOptions()
                .setTrustOptions(new PfxOptions().setPath(store().toString()).setPassword(SECRET));
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
