package io.muster.incident.response.action;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionParameter;
import io.muster.starter.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each kind of action has to be told, and whether what it is told will do. */
public final class ActionForm {

  private static final int LONGEST = 500;

  private ActionForm() {}

  /**
   * One thing to be told.
   *
   * @param text what it is, in words
   * @param example as it may be written
   */
  public record Field(
      String name, ParameterType type, boolean required, String text, String example) {}

  /** What a kind of action is told, in the order in which it is asked for. */
  public static List<Field> of(ActionKind kind) {
    return switch (kind) {
      case BLOCK_ADDRESS, UNBLOCK_ADDRESS ->
          List.of(required("address", ParameterType.ADDRESS, "Address or network", "203.0.113.7"));
      case RAISE_LIMIT ->
          List.of(
              required("limit", ParameterType.LINE, "Which limit", "logins-per-minute"),
              required("value", ParameterType.NUMBER, "Its new value", "600"));
      case QUARANTINE_HOST, RELEASE_HOST ->
          List.of(required("host", ParameterType.NAME, "Host", "web-7"));
      case REVOKE_SESSION ->
          List.of(required("session", ParameterType.LINE, "The session's id", "b2f7c0"));
      case REVOKE_KEY ->
          List.of(
              required(
                  "key", ParameterType.LINE, "The key's id, never the key itself", "deploy-2024"));
      case SCALE_DEPLOYMENT ->
          List.of(
              required("deployment", ParameterType.NAME, "Deployment", "checkout"),
              required("replicas", ParameterType.NUMBER, "How many replicas", "6"));
      case ROLL_BACK_RELEASE ->
          List.of(
              required("deployment", ParameterType.NAME, "What is rolled back", "checkout"),
              new Field(
                  "release",
                  ParameterType.LINE,
                  false,
                  "To which release; the one before when left out",
                  "2026.11.2"));
      case CALL_WEBHOOK ->
          List.of(
              new Field("message", ParameterType.LINE, false, "What it is told", "drain zone b"));
    };
  }

  private static Field required(String name, ParameterType type, String text, String example) {
    return new Field(name, type, true, text, example);
  }

  /**
   * What somebody told, checked and in the order of the form.
   *
   * @throws Refused 422 when something is missing, unknown or cannot be meant
   */
  public static List<ActionParameter> checked(ActionKind kind, List<ActionParameter> told) {
    Map<String, String> values = new HashMap<>();
    List<Field> fields = of(kind);
    List<ActionParameter> said = told == null ? List.of() : told;
    for (int i = 0; i < said.size(); i++) {
      ActionParameter each = said.get(i);
      if (each == null || fields.stream().noneMatch(field -> field.name().equals(each.name()))) {
        throw Refused.invalid(
            "/parameters/" + i, "This kind of action is told %s.".formatted(names(fields)));
      }
      if (each.value() != null && !each.value().isBlank()) {
        values.put(each.name(), each.value().strip());
      }
    }
    List<ActionParameter> checked = new ArrayList<>();
    for (Field field : fields) {
      String value = values.get(field.name());
      if (value != null) {
        checked.add(new ActionParameter(field.name(), valid(field, value)));
      } else if (field.required()) {
        throw Refused.invalid(
            "/parameters",
            "Say %s (%s), as in %s.".formatted(field.name(), field.text(), field.example()));
      }
    }
    return checked;
  }

  private static String valid(Field field, String value) {
    if (value.length() > LONGEST || value.lines().count() > 1) {
      throw Refused.invalid(
          "/parameters",
          "Say %s in one line of at most %d characters.".formatted(field.name(), LONGEST));
    }
    field
        .type()
        .fault(value)
        .ifPresent(
            fault -> {
              throw Refused.invalid("/parameters", field.name() + ": " + fault);
            });
    return value;
  }

  private static String names(List<Field> fields) {
    return String.join(" and ", fields.stream().map(Field::name).toList());
  }
}
