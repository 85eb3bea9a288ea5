package io.muster.incident.intake.email;

import io.muster.incident.intake.Accepted;
import io.muster.incident.intake.Answer;
import io.muster.incident.intake.Aside;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.intake.Taken;
import io.muster.incident.triage.AlertBatch;
import io.muster.incident.triage.AlertGrouping.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A tool, or a person, that sends mail. Its address holds its key. */
@Component
class EmailSource implements Source {

  static final String KIND = "email";

  private final SeenMails seen;
  private final MailSettings settings;

  EmailSource(SeenMails seen, MailSettings settings) {
    this.seen = seen;
    this.settings = settings;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "E-mail";
  }

  /** What stands behind the key in an address; HTTP has none for it. */
  @Override
  public String path() {
    return "@" + settings.domain();
  }

  @Override
  public boolean available() {
    return settings.on();
  }

  @Override
  public boolean keyIsAddress() {
    return true;
  }

  @Override
  public Optional<Aside> aside(Delivery delivery) {
    MailMessage mail = MailMessage.read(delivery);
    return mail.nothingBecause()
        .or(
            () ->
                mail.id()
                    .filter(id -> seen.contains(delivery.integrationId(), id))
                    .map(id -> "The same mail again"))
        .map(note -> Aside.of(accepted(delivery, new Taken(List.of(), Outcome.NOTHING, 0)), note));
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of(MailMessage.read(delivery).alert());
  }

  @Override
  public void done(Delivery delivery) {
    MailMessage.read(delivery)
        .id()
        .ifPresent(id -> seen.remember(delivery.integrationId(), id, delivery.receivedAt()));
  }

  @Override
  public Answer accepted(Delivery delivery, Taken taken) {
    return Answer.json(202, Accepted.of(taken));
  }

  @Override
  public Optional<Duration> autoResolveAfter() {
    return Optional.of(Duration.ofHours(24));
  }
}
