package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import org.almanac.subscriber.link.InvalidLink;
import org.almanac.subscriber.preferences.Unsubscriptions;

/** Stops the mails of whoever asks for it by mail, with the token of their own link. */
@ApplicationScoped
public class MailedUnsubscribes {
    private final Unsubscriptions unsubscriptions;

    MailedUnsubscribes(Unsubscriptions unsubscriptions) {
        this.unsubscriptions = unsubscriptions;
    }

    /**
     * Doing it again changes nothing.
     *
     * @return false when the token is none of ours, or was revoked
     */
    public boolean stop(String token) {
        try {
            unsubscriptions.unsubscribe(token, "mail");
            return true;
        } catch (InvalidLink e) {
            return false;
        }
    }
}
