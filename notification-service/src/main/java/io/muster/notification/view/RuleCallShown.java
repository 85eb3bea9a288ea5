package io.muster.notification.view;

import io.muster.notification.view.PagingAnswers.Person;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Paging because an automation rule says so.
 *
 * @param state RUNNING, STOPPED once somebody who was called did something in the incident or it is
 *     over, or EXHAUSTED
 * @param people who was called, each once
 */
@Schema(name = "RuleCall")
record RuleCallShown(
    @Schema(requiredMode = RequiredMode.REQUIRED) String ruleId,
    @Schema(requiredMode = RequiredMode.REQUIRED) String state,
    @Schema(requiredMode = RequiredMode.REQUIRED) Instant startedAt,
    Instant nextAt,
    Instant endedAt,
    @Schema(requiredMode = RequiredMode.REQUIRED) List<Person> people) {

  static RuleCallShown of(Document row, Map<String, String> names) {
    return new RuleCallShown(
        row.getString("ruleId"),
        row.getString("state"),
        PagingAnswers.instant(row, "startedAt"),
        PagingAnswers.instant(row, "nextAt"),
        PagingAnswers.instant(row, "endedAt"),
        PagingAnswers.called(row, names));
  }
}
