package org.almanac.web.body;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.almanac.web.ClientAddress;
import org.almanac.web.Network;
import org.almanac.web.SignedIn;

/** The memory that bodies may take. One network cannot take all; who has signed in does not share with strangers. */
@Singleton
class BodyMemory {
    private static final int SMALL_SHARE = 16;
    private static final int IMPORT_SHARE = 8;

    private final ClientAddress clients;
    private final ByteBudget ofStrangers;

    /** Beside the other, so that strangers leave room for those who work here. */
    private final ByteBudget ofSignedIn;

    /** Beside the other, because it is taken for what is announced, not for what has come. */
    private final ByteBudget ofParts;

    private final ByteBudget ofImports;

    BodyMemory(ClientAddress clients, BodySettings settings) {
        this.clients = clients;
        this.ofStrangers = new ByteBudget(size(settings.memory(), SMALL_SHARE));
        this.ofSignedIn = new ByteBudget(size(settings.memory(), SMALL_SHARE));
        this.ofParts = new ByteBudget(size(settings.memory(), SMALL_SHARE));
        this.ofImports = new ByteBudget(size(settings.importMemory(), IMPORT_SHARE));
    }

    private static long size(Optional<MemorySize> configured, int share) {
        return configured
                .map(MemorySize::asLongValue)
                .orElseGet(() -> Runtime.getRuntime().maxMemory() / share);
    }

    /** For a body that is collected as it comes. */
    ByteBudget of(RoutingContext context) {
        return share(ofStrangers, context);
    }

    /** For a form in parts. */
    ByteBudget ofParts(RoutingContext context) {
        return share(ofParts, context);
    }

    /** For imports. */
    ByteBudget ofImports() {
        return ofImports;
    }

    private ByteBudget share(ByteBudget budget, RoutingContext context) {
        return SignedIn.is(context) ? ofSignedIn : budget.of(Network.of(clients.of(context.request())));
    }
}
