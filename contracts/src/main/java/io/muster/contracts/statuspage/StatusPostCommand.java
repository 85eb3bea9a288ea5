package io.muster.contracts.statuspage;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.update.UpdateKind;
import java.time.Instant;
import java.util.List;

/** What can be asked of one thing the status page says. */
public sealed interface StatusPostCommand extends Command {

  /** The post. */
  String postId();

  @Override
  default String aggregateId() {
    return postId();
  }

  /** Put an update that went out on the page. Changes nothing when it is on it. */
  record Post(
      String postId,
      String incidentId,
      UpdateKind kind,
      String subject,
      String text,
      String textSha256,
      List<StatusImpact> impacts,
      Instant since,
      Actor by)
      implements StatusPostCommand {
    public Post {
      impacts = List.copyOf(impacts);
    }
  }
}
