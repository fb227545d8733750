package org.almanac.subscriber;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.almanac.outbox.ComposeResult;
import org.almanac.subscriber.address.AddressChangeMail;
import org.almanac.subscriber.address.AddressMovedMail;
import org.almanac.subscriber.choice.SubscriberDefaults;
import org.almanac.subscriber.signup.ConfirmationMail;
import org.almanac.subscriber.store.Follows;
import org.almanac.subscriber.store.SubscriberEntity;
import org.almanac.subscriber.store.SubscriberRepository;
import org.almanac.subscriber.store.SubscriberSettings;
import org.almanac.time.Language;
import org.jspecify.annotations.Nullable;

/** Mails about a subscription itself as somebody would get them. Their links open nothing of anybody's. */
@Singleton
public class SubscriberMailSamples {
    private static final String SOMEBODY = "reader@example.org";

    private final SubscriberRepository subscribers;
    private final SubscriberDefaults defaults;
    private final ConfirmationMail confirmation;
    private final AddressChangeMail addressChange;
    private final AddressMovedMail addressMoved;
    private final Clock clock;

    SubscriberMailSamples(
            SubscriberRepository subscribers,
            SubscriberDefaults defaults,
            ConfirmationMail confirmation,
            AddressChangeMail addressChange,
            AddressMovedMail addressMoved,
            Clock clock) {
        this.subscribers = subscribers;
        this.defaults = defaults;
        this.confirmation = confirmation;
        this.addressChange = addressChange;
        this.addressMoved = addressMoved;
        this.clock = clock;
    }

    private record Reader(String email, Follows follows, SubscriberSettings settings) {}

    /**
     * To be confirmed is what the reader follows now.
     *
     * @param reader null for somebody who follows everything
     */
    @Transactional
    public ComposeResult.Mail confirmation(@Nullable UUID reader, Language language) {
        Reader known = reader(reader);
        return confirmation.sample(known.email, known.follows, known.settings.inLanguage(language.tag()));
    }

    /** To the new address. */
    @Transactional
    public ComposeResult.Mail addressChange(@Nullable UUID reader, Language language) {
        return addressChange.sample(reader(reader).email, language);
    }

    /** To the old address. */
    @Transactional
    public ComposeResult.Mail addressMoved(@Nullable UUID reader, Language language) {
        Reader known = reader(reader);
        return addressMoved.sample(known.email, clock.instant(), known.settings.timeZone(), language);
    }

    private Reader reader(@Nullable UUID id) {
        Optional<SubscriberEntity> known = id == null ? Optional.empty() : subscribers.findByIdOptional(id);
        return known.map(reader -> new Reader(reader.email, reader.follows(), reader.settings()))
                .orElseGet(() -> new Reader(
                        SOMEBODY,
                        Follows.naming(List.of(), List.of(), List.of(), List.of(), List.of()),
                        defaults.settings()));
    }
}
