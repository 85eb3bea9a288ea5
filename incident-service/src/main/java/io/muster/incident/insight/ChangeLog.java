package io.muster.incident.insight;

import io.muster.contracts.Actor;
import io.muster.contracts.change.ChangeCommand;
import io.muster.starter.CommandSender;
import io.muster.starter.Sha256;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Puts changes into the log. When it returns, they are durable; giving it the same again changes
 * nothing.
 */
@Component
public class ChangeLog {

  private static final Actor BY = Actor.system("change-log");

  private final CommandSender sender;

  ChangeLog(CommandSender sender) {
    this.sender = sender;
  }

  /**
   * Takes changes from a source.
   *
   * @param source kind of tool
   * @param rawSha256 of the body they came in
   * @return how many were news, or had news
   */
  public int record(
      String integrationId, String source, List<ReportedChange> changes, String rawSha256) {
    int news = 0;
    for (ReportedChange change : changes) {
      boolean changed =
          sender.sendSystem(command(integrationId, source, change, rawSha256)).changed();
      news += changed ? 1 : 0;
    }
    return news;
  }

  private static ChangeCommand command(
      String integrationId, String source, ReportedChange change, String rawSha256) {
    return new ChangeCommand.Record(
        idOf(integrationId, change.key()),
        integrationId,
        source,
        change.kind(),
        change.service(),
        change.environment(),
        change.version(),
        change.summary(),
        change.description(),
        change.links(),
        change.author(),
        change.outcome(),
        change.occurredAt(),
        rawSha256,
        BY);
  }

  /** An integration's id has no line break in it, so no two changes share one. */
  static String idOf(String integrationId, String key) {
    return "chg-" + Sha256.hex("change\n" + integrationId + "\n" + key).substring(0, 32);
  }
}
