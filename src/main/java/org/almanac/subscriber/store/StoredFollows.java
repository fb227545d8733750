package org.almanac.subscriber.store;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.JoinColumn;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.almanac.subscriber.store.FollowTarget.Kind;

/** A subscriber's {@link Follows} in the database. */
@Embeddable
class StoredFollows {
    @Column(name = "follows_everything", nullable = false)
    private boolean everything = true;

    @ElementCollection
    @CollectionTable(name = "subscriber_follow", joinColumns = @JoinColumn(name = "subscriber_id"))
    private Set<FollowTarget> targets = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "subscriber_country", joinColumns = @JoinColumn(name = "subscriber_id"))
    @Column(name = "country", nullable = false)
    private Set<String> countries = new HashSet<>();

    Follows read() {
        return new Follows(
                everything,
                Follows.sorted(of(Kind.TAG).toList()),
                Follows.sorted(of(Kind.SERIES).toList()),
                Follows.sorted(of(Kind.ORGANISER).toList()),
                Follows.sorted(of(Kind.EVENT).map(UUID::fromString).toList()),
                Follows.sorted(countries));
    }

    void become(Follows wanted) {
        everything = wanted.everything();
        Set<FollowTarget> wantedTargets = new HashSet<>();
        wanted.tags().forEach(slug -> wantedTargets.add(new FollowTarget(Kind.TAG, slug)));
        wanted.series().forEach(slug -> wantedTargets.add(new FollowTarget(Kind.SERIES, slug)));
        wanted.organisers().forEach(slug -> wantedTargets.add(new FollowTarget(Kind.ORGANISER, slug)));
        wanted.events().forEach(event -> wantedTargets.add(new FollowTarget(Kind.EVENT, event.toString())));
        replace(targets, wantedTargets);
        replace(countries, wanted.countries());
    }

    private Stream<String> of(Kind kind) {
        return targets.stream().filter(target -> target.kind() == kind).map(FollowTarget::target);
    }

    /** Touches only what differs, so that unchanged rows stay as they are. */
    static <T> void replace(Set<T> current, Collection<T> wanted) {
        current.retainAll(List.copyOf(wanted));
        current.addAll(wanted);
    }
}
