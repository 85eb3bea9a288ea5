package io.muster.notification.oncall;

import io.muster.contracts.oncall.SwapCommand.Ask;
import io.muster.notification.oncall.OnCallAnswers.Person;
import io.muster.starter.Caller;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** The forms in which swaps come in and go out over HTTP. All instants are UTC. */
final class SwapForms {

  private SwapForms() {}

  /**
   * A duty of the asker's that somebody else is to take.
   *
   * @param askedId who is to take it
   * @param from after now; the asker is on call from here to {@code until}
   * @param until at most 366 days later
   * @param backFrom the duty of the asked that the asker takes in return; none when left out
   * @param backUntil given together with {@code backFrom}
   * @param note one line
   */
  @Schema(
      name = "NewSwap",
      requiredProperties = {"askedId", "from", "until"})
  record SwapBody(
      @Schema(example = "00000000-0000-4000-8000-000000000002") String askedId,
      @Schema(example = "2026-11-28T08:00:00Z") Instant from,
      @Schema(example = "2026-11-29T08:00:00Z") Instant until,
      @Schema(example = "2026-12-05T08:00:00Z") Instant backFrom,
      @Schema(example = "2026-12-06T08:00:00Z") Instant backUntil,
      @Schema(example = "My sister marries") String note) {

    Ask toCommand(String scheduleId, String swapId, Caller caller) {
      return new Ask(
          scheduleId,
          swapId,
          caller.id(),
          askedId,
          from,
          until,
          backFrom,
          backUntil,
          SwapForms.note(note),
          caller.actor());
    }
  }

  /** What the other has to say to it; one line, or left out. */
  @Schema(name = "SwapAnswer")
  record AnswerBody(@Schema(example = "With pleasure") String note) {}

  static String note(String note) {
    return note == null || note.isBlank() ? null : note.strip();
  }

  /**
   * A swap.
   *
   * @param schedule the name of the schedule
   * @param backFrom missing when nothing is taken in return
   * @param state EXPIRED when it was not answered before its first time began
   * @param expiresAt from when on it can no longer be answered
   * @param note missing when nobody said, and for those who may not read what people write
   * @param answeredAt when it was answered or taken back; missing while it was not
   * @param answerable whether the reader is the one who can answer it now
   * @param withdrawable whether the reader can take it back now
   */
  @Schema(
      name = "Swap",
      requiredProperties = {
        "id",
        "scheduleId",
        "schedule",
        "asker",
        "asked",
        "from",
        "until",
        "state",
        "askedAt",
        "expiresAt",
        "answerable",
        "withdrawable"
      })
  record SwapShown(
      String id,
      String scheduleId,
      String schedule,
      Person asker,
      Person asked,
      Instant from,
      Instant until,
      Instant backFrom,
      Instant backUntil,
      Swaps.State state,
      Instant askedAt,
      Instant expiresAt,
      String note,
      String answerNote,
      Instant answeredAt,
      boolean answerable,
      boolean withdrawable) {}

  /** The newest first. */
  @Schema(name = "Swaps", requiredProperties = "items")
  record SwapList(List<SwapShown> items) {}
}
