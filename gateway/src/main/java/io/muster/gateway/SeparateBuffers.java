package io.muster.gateway;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Gives every message memory of its own. From a pool, a buffer that the library gives back once too
 * often, as it does when a time limit ends a call under way, is handed to the next request while
 * the first one still sends from it: somebody's note goes out under another one's name. Without a
 * pool the same mistake ends the call that is ended anyway, and nothing else.
 * docs/adr/0005-gateway-against-its-libraries.md
 */
@Configuration(proxyBeanMethods = false)
class SeparateBuffers {

  private static final ByteBufAllocator NO_POOL = new UnpooledByteBufAllocator(false);

  @Bean
  NettyServerCustomizer separateBuffersForCallers() {
    return server ->
        server
            .option(ChannelOption.ALLOCATOR, NO_POOL)
            .childOption(ChannelOption.ALLOCATOR, NO_POOL);
  }

  @Bean
  HttpClientCustomizer separateBuffersForServices() {
    return client -> client.option(ChannelOption.ALLOCATOR, NO_POOL);
  }
}
