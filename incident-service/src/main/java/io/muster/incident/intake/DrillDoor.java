package io.muster.incident.intake;

import io.muster.contracts.Actor;
import io.muster.contracts.alert.IntegrationCommand.Create;
import io.muster.contracts.alert.IntegrationCommand.Disable;
import io.muster.contracts.alert.IntegrationCommand.SetAutoResolve;
import io.muster.contracts.alert.IntegrationEvent.AutoResolveSet;
import io.muster.contracts.drill.DrillIds;
import io.muster.incident.intake.Doorkeeper.Admitted;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Through which the payloads of a drill come in: read by the same sources and grouped by the same
 * rules as any other, under an integration of the drill's own. Nobody has a key of it, so nothing
 * from outside can get into a drill.
 */
@Component
public class DrillDoor {

  /** No hash of anything, so no key opens. */
  private static final String NO_KEY = "none";

  private static final Actor BY = Actor.system("drill");

  private final Intake intake;
  private final Sources sources;
  private final CommandSender sender;
  private final Clock clock;

  DrillDoor(Intake intake, Sources sources, CommandSender sender, Clock clock) {
    this.intake = intake;
    this.sources = sources;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * What became of a payload.
   *
   * @param status as the tool would have been answered
   * @param sha256 of the payload, in lower-case hex
   */
  public record Sent(int status, String sha256) {}

  /** Whether there is such a kind of tool. */
  public boolean knows(String source) {
    return sources.find(source).filter(Source::available).isPresent();
  }

  /**
   * Lets a kind of tool into a drill; does nothing when it is in. Its alerts end when the scenario
   * says so: by the wall's clock they would end too soon or too late.
   *
   * @param name of the drill
   */
  public void open(String drillId, String source, String name) {
    String id = DrillIds.within(drillId, source);
    String title = "Drill: " + name;
    sender.sendSystem(
        new Create(
            id,
            title.substring(0, Math.min(title.length(), Integration.LONGEST_NAME)),
            source,
            NO_KEY,
            BY));
    sender.sendSystem(new SetAutoResolve(id, null, BY));
  }

  /** Takes a payload in. */
  public Sent send(String drillId, String source, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String id = DrillIds.within(drillId, source);
    Source kind = sources.find(source).orElseThrow();
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    try {
      Answer answer =
          intake.rehearse(
              kind,
              new Admitted(id, endingOnlyWhenSaid(id)),
              new Delivery(headers, null, bytes, clock.instant()),
              MediaType.APPLICATION_JSON_VALUE);
      return new Sent(answer.status(), Sha256.hex(bytes));
    } catch (Refused e) {
      return new Sent(e.status(), Sha256.hex(bytes));
    }
  }

  private IntegrationSettings endingOnlyWhenSaid(String id) {
    return IntegrationSettings.NONE.with(new AutoResolveSet(id, null, BY, clock.instant()));
  }

  /** Shuts a kind of tool out of a drill that is over. */
  public void close(String drillId, String source) {
    sender.sendSystem(new Disable(DrillIds.within(drillId, source), BY));
  }
}
