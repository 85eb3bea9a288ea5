package io.muster.incident.response.action;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An application as Argo CD shows it. */
record ArgoCdApplication(JsonNode shown) {

  /** What it says of the action that was taken on it last. */
  static final String MARK = "muster.io/action";

  private static final int SHORTEST_REVISION = 7;

  /** One deployment of it, by the id under which its history has it. */
  record Deployed(long id, String revision) {}

  /** How the newest operation on it stands. */
  enum Operation {
    UNDER_WAY,
    SUCCEEDED,
    BROKE_OFF,
    NONE
  }

  /** Whether Argo CD puts it back by itself to what the repository says. */
  boolean syncsItself() {
    JsonNode automated = shown.path("spec").path("syncPolicy").path("automated");
    return automated.isObject() && automated.path("enabled").asBoolean(true);
  }

  /** What was deployed, the oldest first. */
  List<Deployed> history() {
    return shown
        .path("status")
        .path("history")
        .valueStream()
        .map(each -> new Deployed(each.path("id").asLong(0), each.path("revision").asString("")))
        .sorted(Comparator.comparingLong(Deployed::id))
        .toList();
  }

  /**
   * The deployment to go back to.
   *
   * @param release its id in the history, or how its revision begins; null: the one before the
   *     present
   */
  Optional<Deployed> earlier(String release) {
    List<Deployed> history = history();
    List<Deployed> earlier = history.isEmpty() ? history : history.subList(0, history.size() - 1);
    if (release == null) {
      return earlier.isEmpty() ? Optional.empty() : Optional.of(earlier.getLast());
    }
    return earlier.reversed().stream()
        .filter(
            each ->
                String.valueOf(each.id()).equals(release)
                    || (release.length() >= SHORTEST_REVISION
                        && each.revision().startsWith(release)))
        .findFirst();
  }

  /** What is deployed. */
  Optional<Deployed> present() {
    List<Deployed> history = history();
    return history.isEmpty() ? Optional.empty() : Optional.of(history.getLast());
  }

  /** How the newest operation stands; one that is asked for and not begun is under way. */
  Operation operation() {
    if (shown.path("operation").isObject()) {
      return Operation.UNDER_WAY;
    }
    return switch (state().path("phase").asString("")) {
      case "Running", "Terminating" -> Operation.UNDER_WAY;
      case "Succeeded" -> Operation.SUCCEEDED;
      case "Failed", "Error" -> Operation.BROKE_OFF;
      default -> Operation.NONE;
    };
  }

  /** Whether the operation under way is a dry run, which changes nothing. */
  boolean isTrying() {
    JsonNode asked = shown.path("operation");
    JsonNode underWay = asked.isObject() ? asked : state().path("operation");
    return operation() == Operation.UNDER_WAY
        && underWay.path("sync").path("dryRun").asBoolean(false);
  }

  /** When the newest operation began, in Argo CD's words; a hyphen when there was none. */
  String operationBegan() {
    return state().path("startedAt").asString("-");
  }

  /** To which revision the newest operation goes; empty where it does not say. */
  String operationRevision() {
    JsonNode asked = shown.path("operation").path("sync").path("revision");
    return asked.isString()
        ? asked.asString()
        : state().path("operation").path("sync").path("revision").asString("");
  }

  /** What Argo CD says of the newest operation. */
  String message() {
    return state().path("message").asString(null);
  }

  /** What was last marked on it; empty when nothing was, or not by Muster. */
  Optional<ArgoCdMark> mark() {
    return ArgoCdMark.read(shown.path("metadata").path("annotations").path(MARK).asString(""));
  }

  private JsonNode state() {
    return shown.path("status").path("operationState");
  }
}
