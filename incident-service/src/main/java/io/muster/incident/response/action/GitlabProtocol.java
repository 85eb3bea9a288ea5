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

/** The pipeline of a GitLab project that does what docs/actions.md asks of one. */
@Component
class GitlabProtocol implements ActionProtocol {

  private static final Pattern PROJECT = Pattern.compile(".*/api/v4/projects/[^/]+/?");

  private final OutsideCall call = new OutsideCall(ActionLimits.PATIENCE_OF_ONE);

  @Override
  public ActionProvider provider() {
    return ActionProvider.GITLAB;
  }

  @Override
  public Set<ActionKind> kinds() {
    return EnumSet.allOf(ActionKind.class);
  }

  @Override
  public ActionConnection connect(URI url, String secret) {
    if (!PROJECT.matcher(url.toString()).matches()) {
      throw Refused.invalid(
          "/url",
          "Give a project's address in the API, as in https://gitlab.example/api/v4/projects/42.");
    }
    return new CiConnection(new GitlabRuns(new ApiCalls(url, secret, call)));
  }
}
