package io.muster.reporting.ledger;

import io.muster.contracts.oncall.ReadinessEvent;
import io.muster.contracts.oncall.ReadinessEvent.Finding;
import io.muster.contracts.oncall.ReadinessEvent.Reach;

/** Sentences on whether everybody would be reached. */
final class ReadinessSentences {

  private ReadinessSentences() {}

  static String of(ReadinessEvent event, Names names) {
    return switch (event) {
      case ReadinessEvent.Checked e ->
          "%s looked ahead from %s to %s: %s."
              .formatted(
                  names.actor(e.by()),
                  Words.of(e.from()),
                  Words.of(e.until()),
                  e.findings().isEmpty()
                      ? "each of %d policies always reaches somebody".formatted(e.policies())
                      : Words.and(e.findings().stream().map(it -> sentence(it, names)).toList()));
    };
  }

  private static String sentence(Finding it, Names names) {
    return "the policy %s reaches %s from %s to %s (%s: %s%s)"
        .formatted(
            it.policyId(),
            it.reach() == Reach.NOBODY ? "nobody" : "only a later level",
            Words.of(it.from()),
            Words.of(it.until()),
            it.targetId(),
            switch (it.reason()) {
              case NO_SCHEDULE -> "no such schedule";
              case NO_LAYER -> "no layer is on duty";
              case ALL_AWAY -> "everybody is on leave";
              case NO_MEMBERS -> "nobody is in it";
              case AWAY -> "on leave";
              case UNKNOWN_PERSON -> "not known";
              case NO_CONTACT -> "no contact method is set";
              case UNTRIED -> "never tried";
              case FAILING -> "the last message was not taken";
            },
            it.personId() == null ? "" : ", " + names.person(it.personId()));
  }
}
