package org.almanac.subscriber.store;

import jakarta.enterprise.context.ApplicationScoped;
import org.almanac.settings.KeyedHash;
import org.almanac.settings.SiteSecret;

/** By which an address is known again that is not kept. */
@ApplicationScoped
public class AddressHash {
    private final KeyedHash hash;

    AddressHash(SiteSecret secret) {
        this.hash = new KeyedHash(secret.keyFor("suppressed addresses"));
    }

    public String of(String emailKey) {
        return hash.text(emailKey);
    }
}
