package io.muster.gateway;

import java.time.Duration;
import org.mongodb.spring.session.JdkMongoSessionConverter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.session.config.annotation.web.server.EnableSpringWebSession;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.WebSessionIdResolver;

/** Where sessions are kept, for how long, and the cookie by which a browser names its own. */
@Configuration(proxyBeanMethods = false)
@EnableSpringWebSession
class SessionStore {

  // How long a responder's tab may sleep. Keycloak's own session limits hold besides: when those
  // pass, renewal fails.
  private static final Duration IDLE = Duration.ofHours(10);
  private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);

  @Bean
  Sessions sessions(ReactiveMongoOperations mongo, GatewaySettings settings) {
    SealedAttributes sealed =
        new SealedAttributes(settings.clientSecret(), SessionStore.class.getClassLoader());
    var converter = new JdkMongoSessionConverter(sealed::seal, sealed::open, IDLE);
    var sessions = new Sessions(mongo, converter);
    sessions.setMongoSessionConverter(converter);
    sessions.setDefaultMaxInactiveInterval(IDLE);
    sessions.setCollectionName("sessions");
    return sessions;
  }

  @Bean
  WebSessionIdResolver sessionCookie(GatewaySettings settings) {
    var cookie = new CookieWebSessionIdResolver();
    cookie.setCookieName(cookieName(settings));
    cookie.addCookieInitializer(
        c -> c.path("/").httpOnly(true).secure(settings.https()).sameSite("Lax"));
    return cookie;
  }

  /** A browser takes a {@code __Host-} cookie only from this very host and only by TLS. */
  static String cookieName(GatewaySettings settings) {
    return settings.https() ? "__Host-muster" : "muster";
  }

  /**
   * Lets MongoDB clear away what has expired; while it is down, expired sessions are still not
   * accepted.
   */
  @Bean
  ExpiryIndex expiryIndex(ReactiveMongoOperations mongo) {
    return new ExpiryIndex(mongo);
  }

  record ExpiryIndex(ReactiveMongoOperations mongo) {

    @EventListener(ApplicationReadyEvent.class)
    void ensure() {
      mongo
          .indexOps("sessions")
          .createIndex(new Index("expireAt", Sort.Direction.ASC).named("expireAt").expire(0))
          .subscribe(
              name -> LOG.debug("Sessions expire by index {}", name),
              down -> LOG.warn("No expiry index on sessions yet: {}", down.getMessage()));
    }
  }
}
