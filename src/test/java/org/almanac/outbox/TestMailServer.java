package org.almanac.outbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * A real SMTP server where the application under test expects one. It takes every mail, unless the recipient's name
 * begins with {@code later} (451), {@code unknown} (550 at RCPT) or {@code refused} (554 after the mail).
 */
public final class TestMailServer implements AutoCloseable {
    private final List<MimeMessage> received = new CopyOnWriteArrayList<>();
    private final List<String> attempts = new CopyOnWriteArrayList<>();
    private final SmtpServer server;
    private volatile boolean lenient;

    private TestMailServer() {
        int port = ConfigProvider.getConfig().getValue("quarkus.mailer.port", Integer.class);
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        server = new SmtpServer(setup.verbose(false), new SortingManagers());
    }

    public static TestMailServer start() {
        TestMailServer mails = new TestMailServer();
        mails.server.startService();
        try {
            if (!mails.server.waitTillRunning(5_000)) {
                throw new IllegalStateException("the mail server does not start");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return mails;
    }

    /** From now on every recipient is welcome. */
    public void takeEverything() {
        lenient = true;
    }

    /** What was taken, in the order of arrival. */
    public List<MimeMessage> received() {
        return List.copyOf(received);
    }

    public List<MimeMessage> receivedBy(String address) {
        return received.stream().filter(mail -> address.equals(recipient(mail))).toList();
    }

    /** The recipients of every attempt, taken or refused. */
    public List<String> attempts() {
        return List.copyOf(attempts);
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getHeader("To", null);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stopService();
    }

    private final class SortingManagers extends Managers {
        private final SmtpManager smtp = new SortingSmtpManager(getImapHostManager(), getUserManager());

        @Override
        public SmtpManager getSmtpManager() {
            return smtp;
        }
    }

    private final class SortingSmtpManager extends SmtpManager {
        SortingSmtpManager(ImapHostManager mailboxes, UserManager users) {
            super(mailboxes, users);
        }

        @Override
        public @Nullable String checkRecipient(SmtpState state, MailAddress recipient) {
            attempts.add(recipient.getEmail());
            return lenient || !recipient.getEmail().startsWith("unknown") ? null : "550 5.1.1 no such user";
        }

        @Override
        public @Nullable String checkData(SmtpState state) {
            String recipient =
                    state.getMessage().getToAddresses().iterator().next().getEmail();
            if (!lenient && recipient.startsWith("later")) {
                return "451 4.3.0 try again later";
            }
            if (!lenient && recipient.startsWith("refused")) {
                return "554 5.7.1 not wanted";
            }
            return null;
        }

        @Override
        public synchronized void send(SmtpState state) {
            received.add(state.getMessage().getMessage());
        }
    }
}
