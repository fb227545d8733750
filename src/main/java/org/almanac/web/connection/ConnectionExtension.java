package org.almanac.web.connection;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import jakarta.enterprise.inject.spi.CDI;

/** Netty's own way to have a word with every connection that is taken; found by the service loader. */
public final class ConnectionExtension extends ChannelInitializerExtension {

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        CDI.current().select(SlowClients.class).get().watch(channel);
    }
}
