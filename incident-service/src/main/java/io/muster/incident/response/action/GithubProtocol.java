package io.muster.incident.response.action;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionProvider;
import io.muster.starter.OutsideCall;
import io.muster.starter.Refused;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** A workflow of GitHub Actions that does what docs/actions.md asks of one. */
@Component
class GithubProtocol implements ActionProtocol {

  private static final Pattern WORKFLOW =
      Pattern.compile("(.*/repos/[^/]+/[^/]+)/actions/workflows/[^/]+/?");

  private final OutsideCall call = new OutsideCall(ActionLimits.PATIENCE_OF_ONE);

  @Override
  public ActionProvider provider() {
    return ActionProvider.GITHUB;
  }

  @Override
  public Set<ActionKind> kinds() {
    return EnumSet.allOf(ActionKind.class);
  }

  @Override
  public ActionConnection connect(URI url, String secret) {
    Matcher parts = WORKFLOW.matcher(url.toString());
    if (!parts.matches()) {
      throw Refused.invalid(
          "/url",
          "Give a workflow's address in the API, as in https://api.github.com/repos/OWNER/REPO/actions/workflows/act.yml.");
    }
    return new CiConnection(
        new GithubRuns(
            new ApiCalls(url, secret, call),
            new ApiCalls(URI.create(parts.group(1)), secret, call)));
  }
}
