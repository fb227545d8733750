package org.almanac.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keys under {@code almanac.outbox.}; {@code docs/configuration.md} explains each. */
@ConfigMapping(prefix = "almanac.outbox")
public interface OutboxSettings {

    /** Mails a second that a node hands to the server at most; 0 for as many as it takes. */
    @WithDefault("0")
    int ratePerSecond();

    /** Mails in any 60 minutes that a node hands to the server at most; 0 for as many as it takes. */
    @WithDefault("0")
    int ratePerHour();

    /** Mails to one domain that may be under way at one time; 0 for half of what may be under way at all. */
    @WithDefault("0")
    int connectionsPerDomain();

    /** How mails go to the server: over connections of our own, or through Quarkus Mailer's client. */
    @WithDefault("SMTP")
    BulkTransport transport();

    /** Connections that a node opens to the mail server at most. */
    @WithDefault("8")
    int connections();

    /** After so many mails a connection is given up, unless {@code quarkus.mailer.max-mails-per-connection} says. */
    @WithDefault("200")
    long mailsPerConnection();

    /** Sends a mail's commands in one piece where the server offers that. */
    @WithDefault("true")
    boolean pipelining();

    /** Logs in to a mail server although whoever listens on the way can read the password. */
    @WithDefault("false")
    boolean clearTextPassword();

    /** How long to wait after the first, second, … "try again later"; after the last of them a message has failed. */
    @WithDefault("PT1M,PT5M,PT15M,PT1H,PT3H,PT6H,PT12H")
    List<Duration> retryDelays();

    /** When so many recipients, and four of five, were refused for good, the server is not believed; 0 to believe it. */
    @WithDefault("10")
    int refusalLimit();

    /** After how long one mail tries whether a server takes mails again that refused nearly everybody. */
    @WithDefault("PT15M")
    Duration refusalPause();

    /** How long to leave a server in peace at most that cannot be reached or turns everybody away. */
    @WithDefault("PT10S")
    Duration serverRetry();

    /** After this long without an answer a mail counts as lost on the way, and is sent again later. */
    @WithDefault("PT2M")
    Duration answerTimeout();

    /** How often a node looks for what has become due; what it queues itself goes at once. */
    @WithDefault("PT2S")
    Duration pollInterval();

    /** How many messages a node claims at a time. */
    @WithDefault("500")
    int batchSize();

    /** How often a node says that it lives; what one had claimed that missed four of them goes to the others. */
    @WithDefault("PT5S")
    Duration heartbeat();

    /** How long a claim holds at most, even if its node lives. */
    @WithDefault("PT10M")
    Duration lease();

    /** Where bounces go, told apart by address (VERP); without it they go to the sender's own address. */
    Optional<String> bounceDomain();

    /** Which way news to many take. */
    public enum BulkTransport {
        SMTP,
        MAILER
    }
}
