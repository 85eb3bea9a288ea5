package io.muster.incident.response.action;

import io.muster.incident.response.action.ApiCalls.Reply;
import io.muster.starter.OutsideCall.NotAnsweredException;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Workflows or pipelines that act for us. Each run is told the action, what to do of it ({@code do}
 * or {@code undo}), the kind and its parameters, and is named after the first two, by which it is
 * found again.
 */
interface CiRuns {

  /** Does it. */
  String DO = "do";

  /** Takes it back. */
  String UNDO = "undo";

  /** Whether a run could be started; a status other than 200 to 299 when not. */
  Reply look() throws NotAnsweredException;

  /** Starts one; the answer says no more than that it was taken. */
  Reply start(ActionRequest request, String step) throws NotAnsweredException;

  /** The newest run of a name; nothing when there is none. */
  Optional<CiRun> find(String name) throws NotAnsweredException;

  /** What a run for an action is called. */
  static String name(ActionRequest request, String step) {
    return request.actionId() + " " + step;
  }

  /** What a run is told of the parameters: a JSON object, since both take text alone. */
  static String parameters(ActionRequest request) {
    ObjectNode parameters = ApiCalls.JSON.createObjectNode();
    request.parameters().forEach(each -> parameters.put(each.name(), each.value()));
    return parameters.toString();
  }

  /**
   * A run.
   *
   * @param state how it stands
   * @param where a person can look at it
   */
  record CiRun(State state, String where) {}

  /** How a run stands. */
  enum State {
    /** It waits or works. */
    UNDER_WAY,
    /** It came to its end as it should. */
    SUCCEEDED,
    /** It ended otherwise, having done nobody knows what. */
    BROKE_OFF
  }
}
