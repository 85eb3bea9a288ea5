package io.muster.incident.intake.github;

import io.muster.incident.insight.ReportedChange;
import io.muster.incident.intake.Answer;
import io.muster.incident.intake.Aside;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.Source;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Hmac;
import io.muster.starter.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * GitHub's webhooks. GitHub can send no key but in the address, and signs what it sends: the
 * signature, under that same key, has to be there and right.
 */
@Component
class GitHub implements Source {

  static final String KIND = "github";
  static final String EVENT_HEADER = "X-GitHub-Event";
  static final String SIGNATURE_HEADER = "X-Hub-Signature-256";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "GitHub";
  }

  @Override
  public Optional<String> key(Delivery delivery) {
    Optional<String> key = delivery.key();
    key.ifPresent(secret -> checkSignature(delivery, secret));
    return key;
  }

  private static void checkSignature(Delivery delivery, String secret) {
    String shown = delivery.headers().getFirst(SIGNATURE_HEADER);
    if (!Hmac.equal("sha256=" + Hmac.hex(secret, delivery.body()), shown)) {
      throw Refused.of(
          401,
          "wrong-signature",
          "X-Hub-Signature-256 is missing or does not fit the body and the key. Give GitHub the"
              + " integration's key as the webhook's secret, too.");
    }
  }

  @Override
  public Optional<Aside> aside(Delivery delivery) {
    if (!"ping".equals(delivery.headers().getFirst(EVENT_HEADER))) {
      return Optional.empty();
    }
    String zen = Fields.text(RepositoryEvent.body(delivery), "zen", Fields.NAME);
    return Optional.of(
        Aside.of(
            Answer.json(200, Map.of()),
            "GitHub's webhook is set up" + (zen == null ? "." : ". GitHub says: " + zen)));
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of();
  }

  @Override
  public List<ReportedChange> changes(Delivery delivery) {
    return RepositoryEvent.read(delivery).stream().toList();
  }
}
