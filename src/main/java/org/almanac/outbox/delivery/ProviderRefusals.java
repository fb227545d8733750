package org.almanac.outbox.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.almanac.outbox.mime.MailAddresses;
import org.almanac.outbox.queue.QueuedMessage;
import org.jboss.logging.Logger;

/** Which providers refuse nearly all of their readers' mails because their rules are against us. */
final class ProviderRefusals {
    private static final Logger LOG = Logger.getLogger(ProviderRefusals.class);
    private static final int MAX_PROVIDERS = 200;

    private final int least;
    private final Duration pause;
    private final Map<String, Provider> providers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Provider> eldest) {
            return size() > MAX_PROVIDERS;
        }
    };

    private static final class Provider {
        final RefusalWindow window;
        Instant doubtedUntil = Instant.MIN;

        Provider(int least) {
            this.window = new RefusalWindow(least);
        }
    }

    ProviderRefusals(int least, Duration pause) {
        this.least = least;
        this.pause = pause;
    }

    void take(QueuedMessage message) {
        Provider provider = providers.get(domain(message));
        if (provider != null) {
            provider.window.taken(message);
        }
    }

    /**
     * Takes in that a provider's rules are against a mail.
     *
     * @param before gets what was refused before it was too much
     * @return whether that is about us more likely than about the recipient
     */
    boolean refuse(QueuedMessage message, List<QueuedMessage> before, Instant now) {
        String domain = domain(message);
        Provider provider = providers.computeIfAbsent(domain, name -> new Provider(least));
        if (now.isBefore(provider.doubtedUntil)) {
            return true;
        }
        if (provider.window.refused(message)) {
            LOG.warnf("%s refuses nearly all mails for its rules' sake; its readers are not suppressed", domain);
            before.addAll(provider.window.clear());
            provider.doubtedUntil = now.plus(pause);
            return true;
        }
        return false;
    }

    private static String domain(QueuedMessage message) {
        return MailAddresses.domain(message.recipient()).toLowerCase(Locale.ROOT);
    }
}
