package echo.bench.peers;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Echo with Netty, as its guide has it. Arguments: nio, epoll or io_uring, and how many threads of
 * event loops. They accept as well: a group of its own would be a thread more for one socket.
 */
final class NettyEcho {

    private static final int BACKLOG = 4096;

    private NettyEcho() {}

    static void main(String[] args) throws InterruptedException {
        Transport transport = Transport.valueOf(args[0].toUpperCase(java.util.Locale.ROOT));
        var group =
                new MultiThreadIoEventLoopGroup(Integer.parseInt(args[1]), transport.ioHandlers());
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(group)
                        .channel(transport.serverChannel())
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        channel.pipeline().addLast(new EchoHandler());
                                    }
                                })
                        .bind(InetAddress.getLoopbackAddress(), 0)
                        .sync();
        System.out.println(((InetSocketAddress) bound.channel().localAddress()).getPort());
        bound.channel().closeFuture().sync();
    }
}
