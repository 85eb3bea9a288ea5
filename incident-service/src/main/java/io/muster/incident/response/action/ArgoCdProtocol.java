package io.muster.incident.response.action;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionProvider;
import io.muster.starter.OutsideCall;
import io.muster.starter.Refused;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The applications an Argo CD keeps. */
@Component
class ArgoCdProtocol implements ActionProtocol {

  private static final Pattern APPLICATIONS = Pattern.compile(".*/api/v1/applications/?");

  /** An application names every resource it is made of. */
  private static final long LONGEST_ANSWER = 4 * 1024 * 1024;

  private final OutsideCall call = new OutsideCall(ActionLimits.PATIENCE_OF_ONE, LONGEST_ANSWER);

  @Override
  public ActionProvider provider() {
    return ActionProvider.ARGO_CD;
  }

  @Override
  public Set<ActionKind> kinds() {
    return EnumSet.of(ActionKind.ROLL_BACK_RELEASE);
  }

  @Override
  public ActionConnection connect(URI url, String secret) {
    if (!APPLICATIONS.matcher(url.toString()).matches()) {
      throw Refused.invalid(
          "/url",
          "Give the address of the applications, as in https://argocd.example/api/v1/applications.");
    }
    return new ArgoCdConnection(new ApiCalls(url, secret, call));
  }
}
