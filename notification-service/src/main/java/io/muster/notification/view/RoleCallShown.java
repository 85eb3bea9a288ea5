package io.muster.notification.view;

import io.muster.contracts.incident.Role;
import io.muster.notification.view.PagingAnswers.Person;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Paging because a role the plan requires was not filled.
 *
 * @param state RUNNING, STOPPED once it was filled or the incident over, or EXHAUSTED
 * @param people who was called, each once
 */
@Schema(name = "RoleCall")
record RoleCallShown(
    @Schema(requiredMode = RequiredMode.REQUIRED) Role role,
    @Schema(requiredMode = RequiredMode.REQUIRED) String state,
    @Schema(requiredMode = RequiredMode.REQUIRED) Instant startedAt,
    Instant nextAt,
    Instant endedAt,
    @Schema(requiredMode = RequiredMode.REQUIRED) List<Person> people) {

  static RoleCallShown of(Document row, Map<String, String> names) {
    return new RoleCallShown(
        Role.valueOf(row.getString("role")),
        row.getString("state"),
        PagingAnswers.instant(row, "startedAt"),
        PagingAnswers.instant(row, "nextAt"),
        PagingAnswers.instant(row, "endedAt"),
        PagingAnswers.called(row, names));
  }
}
