package io.muster.incident.response.action;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionTargetEvent;
import io.muster.contracts.action.ActionTargetEvent.Described;
import io.muster.contracts.action.ActionTargetEvent.Retired;
import io.muster.contracts.action.OfferedAction;
import java.util.Optional;

/**
 * A place where actions can be taken, as it stands.
 *
 * @param said by whoever set it up or changed it last
 * @param retired null while actions can be begun there
 * @param sequence how often it was changed, retiring included, from 0
 */
public record TargetState(Described said, Retired retired, long sequence) {

  static TargetState after(TargetState before, ActionTargetEvent event, long sequence) {
    return switch (event) {
      case Described said -> new TargetState(said, null, sequence);
      case Retired gone -> new TargetState(before.said(), gone, sequence);
    };
  }

  /** What it offers of a kind; nothing once it was retired. */
  public Optional<OfferedAction> offers(ActionKind kind) {
    return retired != null
        ? Optional.empty()
        : said.actions().stream().filter(offered -> offered.kind() == kind).findFirst();
  }
}
