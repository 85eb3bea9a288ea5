package io.muster.notification.proof;

import io.muster.notification.NotificationService;
import io.muster.notification.testing.MovableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service in a process of its own that ends, or stands still, at a moment it is told over its
 * standard input, a line for each wish: {@code die POINT TIME} (the how-manieth time it comes
 * there), {@code hold POINT}, {@code free}, {@code skip SECONDS}. It ends when that input does.
 */
final class MortalService {

  static final String READY = "ready";
  static final String HEARD = "heard ";
  static final String DIES = "dies";
  static final String HOLDS = "holds";
  static final String REFUSED = "refused ";
  static final int DEAD = 9;

  private final MovableClock clock = new MovableClock();
  private final AtomicInteger timesLeft = new AtomicInteger();
  private volatile CountDownLatch freed = new CountDownLatch(0);
  private volatile DeathPoint death;
  private volatile DeathPoint pause;

  private MortalService() {}

  public static void main(String[] settings) throws IOException {
    new MortalService().run(settings);
  }

  private void run(String[] settings) throws IOException {
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(NotificationService.class)
            .initializers(it -> it.getBeanFactory().registerSingleton("testClock", clock))
            .run(settings);
    context
        .getBean(CommandBus.class)
        .registerHandlerInterceptor(
            (work, chain) -> {
              watch(work);
              return chain.proceed();
            });
    say(READY);
    BufferedReader wishes =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String wish = wishes.readLine(); wish != null; wish = wishes.readLine()) {
      hear(wish.split(" "));
      say(HEARD + wish);
    }
    Runtime.getRuntime().halt(0);
  }

  private void hear(String[] wish) {
    switch (wish[0]) {
      case "die" -> {
        timesLeft.set(Integer.parseInt(wish[2]));
        death = DeathPoint.valueOf(wish[1]);
      }
      case "hold" -> {
        freed = new CountDownLatch(1);
        pause = DeathPoint.valueOf(wish[1]);
      }
      case "free" -> {
        death = null;
        pause = null;
        freed.countDown();
      }
      case "skip" -> clock.skip(Duration.ofSeconds(Long.parseLong(wish[1])));
      default -> throw new IllegalArgumentException(wish[0]);
    }
  }

  private void watch(UnitOfWork<?> work) {
    Object command = work.getMessage().getPayload();
    DeathPoint end = death;
    if (end != null && end.isAt(command) && timesLeft.decrementAndGet() == 0) {
      if (end.isAfter()) {
        work.afterCommit(done -> die());
      } else {
        die();
      }
    }
    DeathPoint still = pause;
    if (still != null && still.isAt(command)) {
      // What it decided is not written yet: this comes before the log, which is asked later.
      work.onPrepareCommit(deciding -> hold());
      work.onRollback(
          failed ->
              say(
                  REFUSED
                      + failed
                          .getExecutionResult()
                          .getExceptionResult()
                          .getClass()
                          .getSimpleName()));
    }
  }

  private static void die() {
    say(DIES);
    Runtime.getRuntime().halt(DEAD);
  }

  /** Whatever comes here waits, so that nothing else is half done when the process is stopped. */
  private void hold() {
    if (pause == null) {
      return;
    }
    say(HOLDS);
    try {
      freed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static synchronized void say(String line) {
    System.out.println("#" + line);
    System.out.flush();
  }
}
