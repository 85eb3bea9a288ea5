package io.muster.notification.view;

import io.muster.notification.escalation.StillOn;
import io.muster.notification.view.PagingAnswers.Person;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.Map;

/**
 * How the acknowledgement of an incident stands, where its policy lets it lapse.
 *
 * @param person whose it is
 * @param mine whether that is whoever looks
 * @param askAt when they are asked whether they are still on it, unless anything is heard of them,
 *     UTC; absent while they are asked
 * @param askedAt when they were asked, UTC; absent while they are not
 * @param answerBy when the acknowledgement lapses without an answer, UTC; absent while they are not
 *     asked
 */
@Schema(name = "StillOn")
record StillOnShown(
    @Schema(requiredMode = RequiredMode.REQUIRED) Person person,
    @Schema(requiredMode = RequiredMode.REQUIRED) boolean mine,
    Instant askAt,
    Instant askedAt,
    Instant answerBy) {

  static StillOnShown of(StillOn.Standing standing, String callerId, Map<String, String> names) {
    return new StillOnShown(
        PagingAnswers.person(standing.personId(), names),
        standing.personId().equals(callerId),
        standing.askAt(),
        standing.askedAt(),
        standing.answerBy());
  }
}
