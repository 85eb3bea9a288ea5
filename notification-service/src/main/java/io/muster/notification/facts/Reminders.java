package io.muster.notification.facts;

import io.muster.contracts.Event;
import io.muster.contracts.regulation.AssessmentEvent.Decided;
import io.muster.contracts.regulation.AssessmentEvent.ReportSubmitted;
import io.muster.contracts.regulation.AssessmentEvent.ThresholdReached;
import io.muster.contracts.regulation.Reportability;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Knows what people were reminded of about a report to an authority, and whether it stands. */
@Component
public class Reminders {

  private final Facts facts;

  Reminders(Facts facts) {
    this.facts = facts;
  }

  /**
   * What people were reminded of; nothing once the report was filed, need not be, or a later part
   * of its time has passed.
   *
   * @param which of the reminders of an assessment
   */
  public Optional<ThresholdReached> standing(
      String assessmentId, Predicate<ThresholdReached> which) {
    ThresholdReached mark = null;
    for (Event event : facts.readable(assessmentId)) {
      if (event instanceof ThresholdReached it && which.test(it)) {
        mark = it;
      } else if (mark != null && ends(event, mark)) {
        mark = null;
      }
    }
    return Optional.ofNullable(mark);
  }

  private static boolean ends(Event event, ThresholdReached mark) {
    return switch (event) {
      case ReportSubmitted filed -> mark.metBy().contains(filed.report());
      case Decided decided ->
          decided.regime() == mark.regime() && decided.outcome() == Reportability.NOT_REPORTABLE;
      // A later one is told by itself, and an earlier one beside it would only confuse.
      case ThresholdReached later -> later.rule().equals(mark.rule());
      default -> false;
    };
  }
}
