package io.muster.incident.response.action;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionParameter;
import java.time.Instant;
import java.util.List;

/**
 * What a target is asked about.
 *
 * @param actionId the same for every question about one action, by which a target knows it again
 * @param until when it will be undone, UTC; null: when somebody asks for it
 * @param reference what the target said it needs to undo it; null: nothing, or it was not done
 */
record ActionRequest(
    String actionId,
    ActionKind kind,
    List<ActionParameter> parameters,
    Instant until,
    String reference) {

  /** Of what is told; null when it was not said. */
  String parameter(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .map(ActionParameter::value)
        .orElse(null);
  }
}
