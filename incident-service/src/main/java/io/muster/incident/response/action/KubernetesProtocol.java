package io.muster.incident.response.action;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionProvider;
import io.muster.starter.OutsideCall;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The deployments of a namespace of a Kubernetes cluster. */
@Component
class KubernetesProtocol implements ActionProtocol {

  private final OutsideCall call = new OutsideCall(ActionLimits.PATIENCE_OF_ONE);

  @Override
  public ActionProvider provider() {
    return ActionProvider.KUBERNETES;
  }

  @Override
  public Set<ActionKind> kinds() {
    return EnumSet.of(ActionKind.SCALE_DEPLOYMENT, ActionKind.ROLL_BACK_RELEASE);
  }

  @Override
  public ActionConnection connect(URI url, String secret) {
    return new KubernetesConnection(new KubernetesDeployments(new ApiCalls(url, secret, call)));
  }
}
