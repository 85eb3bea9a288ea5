package io.muster.notification.delivery.notice;

import com.mongodb.client.MongoDatabase;
import io.muster.starter.RetriedByItself;
import io.muster.starter.timer.TimerLoop;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The notices that are to be sent, and when each is due; apart from pages, which come first. And
 * when each action item, and each incident's next update, is due, and each approval is asked for
 * once more.
 */
@Configuration(proxyBeanMethods = false)
class NoticeTimers {

  private static final int AT_ONCE = 4;
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration SLOWEST = Duration.ofMinutes(1);

  @Bean
  Timers noticeOutbox(MongoDatabase database, Clock clock) {
    return new Timers(database, "notification_notice_outbox", clock);
  }

  @Bean
  TimerLoop noticeLoop(Timers noticeOutbox, NoticeSender sender, Clock clock) {
    return new TimerLoop("notice-sender", noticeOutbox, sender::send, AT_ONCE, clock);
  }

  @Bean
  Timers actionTimers(MongoDatabase database, Clock clock) {
    return new Timers(database, "notification_action_timers", clock);
  }

  @Bean
  TimerLoop actionLoop(Timers actionTimers, OverdueActions actions, Clock clock) {
    return new TimerLoop("overdue-actions", actionTimers, actions::due, 1, clock);
  }

  @Bean
  Timers updateTimers(MongoDatabase database, Clock clock) {
    return new Timers(database, "notification_update_timers", clock);
  }

  @Bean
  TimerLoop updateNoticeLoop(Timers updateTimers, UpdateNotices updates, Clock clock) {
    return new TimerLoop("updates-due", updateTimers, updates::due, 1, clock);
  }

  @Bean
  RetriedByItself updateNoticesRetried() {
    return new RetriedByItself(UpdateNotices.GROUP, FIRST, SLOWEST);
  }

  @Bean
  Timers approvalTimers(MongoDatabase database, Clock clock) {
    return new Timers(database, "notification_approval_timers", clock);
  }

  @Bean
  TimerLoop approvalLoop(Timers approvalTimers, ApprovalNotices approvals, Clock clock) {
    return new TimerLoop("approval-notices", approvalTimers, approvals::due, 1, clock);
  }

  @Bean
  RetriedByItself approvalsRetried() {
    return new RetriedByItself(ApprovalNotices.GROUP, FIRST, SLOWEST);
  }

  @Bean
  RetriedByItself actionsRetried() {
    return new RetriedByItself(OverdueActions.GROUP, FIRST, SLOWEST);
  }

  @Bean
  RetriedByItself clockNoticesRetried() {
    return new RetriedByItself(ClockNotices.GROUP, FIRST, SLOWEST);
  }

  @Bean
  RetriedByItself auditNoticesRetried() {
    return new RetriedByItself(AuditNotices.GROUP, FIRST, SLOWEST);
  }

  @Bean
  RetriedByItself noticesRetried() {
    return new RetriedByItself(NoticeProcess.GROUP, FIRST, SLOWEST);
  }
}
