package io.muster.incident.response.action;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionProvider;
import io.muster.starter.OutsideCall;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The IP access rules of a zone at Cloudflare. */
@Component
class CloudflareProtocol implements ActionProtocol {

  private final OutsideCall call = new OutsideCall(ActionLimits.PATIENCE_OF_ONE);

  @Override
  public ActionProvider provider() {
    return ActionProvider.CLOUDFLARE;
  }

  @Override
  public Set<ActionKind> kinds() {
    return EnumSet.of(ActionKind.BLOCK_ADDRESS, ActionKind.UNBLOCK_ADDRESS);
  }

  @Override
  public ActionConnection connect(URI url, String secret) {
    return new CloudflareConnection(new ApiCalls(url, secret, call));
  }
}
