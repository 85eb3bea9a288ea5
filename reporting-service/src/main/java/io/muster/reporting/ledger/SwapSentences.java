package io.muster.reporting.ledger;

import io.muster.contracts.oncall.SwapEvent;

/** Sentences on who asked whom to take a duty, and what they said. */
final class SwapSentences {

  private SwapSentences() {}

  static String of(SwapEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case SwapEvent.Asked e ->
          "%s asked %s to take the duty of %s on the schedule %s from %s to %s%s%s"
              .formatted(
                  who,
                  names.person(e.askedId()),
                  names.person(e.askerId()),
                  e.scheduleId(),
                  Words.of(e.from()),
                  Words.of(e.until()),
                  e.backFrom() == null
                      ? ""
                      : ", for theirs from %s to %s"
                          .formatted(Words.of(e.backFrom()), Words.of(e.backUntil())),
                  names.because(e.note()));
      case SwapEvent.Accepted e ->
          "%s accepted a swap on the schedule %s%s"
              .formatted(who, e.scheduleId(), names.because(e.note()));
      case SwapEvent.Declined e ->
          "%s declined a swap on the schedule %s%s"
              .formatted(who, e.scheduleId(), names.because(e.note()));
      case SwapEvent.Withdrawn e ->
          "%s took back having asked for a swap on the schedule %s.".formatted(who, e.scheduleId());
    };
  }
}
