package io.muster.notification.delivery.page;

import com.mongodb.client.MongoDatabase;
import io.muster.starter.RetriedByItself;
import io.muster.starter.timer.TimerLoop;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages that are to be sent, and when each is due. */
@Configuration(proxyBeanMethods = false)
class Outbox {

  /** Enough that a slow mail server delays others little, few enough not to be taken for spam. */
  private static final int AT_ONCE = 16;

  private static final Duration RETRY_EVERY = Duration.ofSeconds(5);

  @Bean
  Timers pageOutbox(MongoDatabase database, Clock clock) {
    return new Timers(database, "notification_outbox", clock);
  }

  @Bean
  TimerLoop senderLoop(Timers pageOutbox, PageSender sender, Clock clock) {
    return new TimerLoop("page-sender", pageOutbox, sender::send, AT_ONCE, clock);
  }

  /** At an even pace: a page that was not asked for does not wait the longer for it. */
  @Bean
  RetriedByItself pagesRetried() {
    return new RetriedByItself(PageProcess.GROUP, RETRY_EVERY, RETRY_EVERY);
  }
}
