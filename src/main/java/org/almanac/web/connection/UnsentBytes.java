package org.almanac.web.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One connection's bytes that its client has not taken yet, watched while there are more than its buffer holds. */
final class UnsentBytes extends ChannelInboundHandlerAdapter {
    /** Taking so many bytes counts as progress. */
    static final int LEAST = 32 * 1024;

    private final Set<UnsentBytes> waiting;
    private volatile @Nullable ChannelHandlerContext context;
    private volatile long since;
    private volatile long untaken;

    UnsentBytes(Set<UnsentBytes> waiting) {
        this.waiting = waiting;
    }

    /** When it last made progress, by {@link System#nanoTime()}. */
    long since() {
        return since;
    }

    /** Looks anew. An estimate: the buffer belongs to another thread. */
    long nanosWithoutProgress(long now) {
        long left = left(context);
        if (left <= untaken - LEAST) {
            untaken = left;
            since = now;
        } else if (left > untaken) {
            // More was written, which is ours and no progress of the client's.
            untaken = left;
        }
        return now - since;
    }

    void drop() {
        waiting.remove(this);
        ChannelHandlerContext dropped = context;
        if (dropped != null) {
            dropped.close();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext changed) {
        if (changed.channel().isWritable()) {
            waiting.remove(this);
        } else {
            untaken = left(changed);
            since = System.nanoTime();
            waiting.add(this);
        }
        changed.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext gone) {
        waiting.remove(this);
        gone.fireChannelInactive();
    }

    private static long left(@Nullable ChannelHandlerContext context) {
        ChannelOutboundBuffer buffer =
                context == null ? null : context.channel().unsafe().outboundBuffer();
        return buffer == null ? 0 : Math.max(0, buffer.totalPendingWriteBytes() - buffer.currentProgress());
    }
}
