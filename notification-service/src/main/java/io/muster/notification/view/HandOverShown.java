package io.muster.notification.view;

import io.muster.contracts.oncall.Level.Target;
import io.muster.notification.escalation.HandOver;
import io.muster.notification.escalation.HandOver.Standing;
import io.muster.notification.view.PagingAnswers.Person;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One time an incident was handed over.
 *
 * @param to as the giver said it: a person, a schedule or a team
 * @param people who was called to accept; empty before they are, or when nobody was on call then
 * @param summary what the giver knew
 * @param acceptBy until when somebody had to accept, UTC
 * @param accepted who accepted; absent unless somebody did
 * @param endedAt absent while it waits
 * @param mine whether whoever looks hands it over
 * @param toMe whether whoever looks can accept it now
 */
@Schema(name = "HandOver")
record HandOverShown(
    @Schema(requiredMode = RequiredMode.REQUIRED) Person giver,
    @Schema(requiredMode = RequiredMode.REQUIRED) Target to,
    @Schema(requiredMode = RequiredMode.REQUIRED) List<Person> people,
    String summary,
    @Schema(requiredMode = RequiredMode.REQUIRED) Instant askedAt,
    @Schema(requiredMode = RequiredMode.REQUIRED) Instant acceptBy,
    @Schema(requiredMode = RequiredMode.REQUIRED) Standing state,
    Person accepted,
    Instant endedAt,
    @Schema(requiredMode = RequiredMode.REQUIRED) boolean mine,
    @Schema(requiredMode = RequiredMode.REQUIRED) boolean toMe) {

  /**
   * As somebody sees it.
   *
   * @param toMe whether whoever looks can accept it now
   */
  static HandOverShown of(HandOver it, boolean toMe, String callerId, Map<String, String> names) {
    return new HandOverShown(
        PagingAnswers.person(it.giver().id(), names),
        it.to(),
        it.called().stream().map(id -> PagingAnswers.person(id, names)).toList(),
        it.summary(),
        it.askedAt(),
        it.acceptBy(),
        it.standing(),
        it.standing() == Standing.ACCEPTED ? PagingAnswers.person(it.endedBy().id(), names) : null,
        it.endedAt(),
        it.giver().id().equals(callerId),
        toMe);
  }
}
