package io.muster.incident.intake.email;

import io.muster.incident.intake.Answer;
import io.muster.incident.intake.Aside;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import java.util.Optional;
import java.util.function.Supplier;

/** Mail as the service reads it, without its memory of what it has seen. */
final class EmailSourceFuzzed implements Supplier<Source> {

  @Override
  public Source get() {
    return new EmailSource(null, new MailSettings("muster.test", "127.0.0.1", 0, "")) {
      @Override
      public Optional<Aside> aside(Delivery delivery) {
        return MailMessage.read(delivery)
            .nothingBecause()
            .map(note -> Aside.of(new Answer(202, null, null), note));
      }
    };
  }
}
