package org.almanac.web.connection;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.transport.Transport;
import jakarta.enterprise.inject.spi.CDI;
import java.util.concurrent.ThreadFactory;

/**
 * The JDK's sockets, as Vert.x has them by default, with {@link Connections} between the HTTP server and the network.
 * Found as a service, where Vert.x looks for transports ({@code quarkus.vertx.prefer-native-transport}): the HTTP server
 * shows a connection to nobody before its first request has arrived whole.
 */
public final class BoundedTransport implements Transport {

    @Override
    public EventLoopGroup eventLoopGroup(int type, int threads, ThreadFactory factory, int ioRatio) {
        NioEventLoopGroup group = new NioEventLoopGroup(threads, factory);
        group.setIoRatio(ioRatio);
        return group;
    }

    @Override
    public DatagramChannel datagramChannel() {
        return new NioDatagramChannel();
    }

    @Override
    public DatagramChannel datagramChannel(InternetProtocolFamily family) {
        return new NioDatagramChannel(family);
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
        return NioSocketChannel::new;
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        return NioServerSocketChannel::new;
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        Transport.super.configure(options, domainSocket, bootstrap);
        // Of an HTTP server too these are the options of any server; there are no others here.
        bootstrap.handler(CDI.current().select(ConnectionLimits.class).get().connections());
    }
}
