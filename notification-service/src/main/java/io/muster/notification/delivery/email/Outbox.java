package io.muster.notification.delivery.email;

import com.mongodb.client.MongoDatabase;
import io.muster.notification.timer.TimerLoop;
import io.muster.notification.timer.Timers;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages that are to be sent, and when each is due. */
@Configuration(proxyBeanMethods = false)
class Outbox {

  /** Enough that a slow mail server delays others little, few enough not to be taken for spam. */
  private static final int AT_ONCE = 16;

  @Bean
  Timers pageOutbox(MongoDatabase database, Clock clock) {
    return new Timers(database, "notification_outbox", clock);
  }

  @Bean
  TimerLoop senderLoop(Timers pageOutbox, PageSender sender, Clock clock) {
    return new TimerLoop("page-sender", pageOutbox, sender::send, AT_ONCE, clock);
  }
}
