package io.muster.reporting.clock;

import io.muster.contracts.regulation.AssessmentEvent.ReportApproved;
import io.muster.contracts.regulation.AssessmentEvent.ReportSubmitted;
import io.muster.starter.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every time one report was filed. What follows in phases, or amends, is filed under the same name
 * again; each filing stays frozen as it was.
 */
final class Filings {

  /**
   * A filing.
   *
   * @param frozenAt position up to which the report knew what was recorded: its last approval, else
   *     where the filing itself was recorded
   */
  record Filing(ReportSubmitted event, long frozenAt) {}

  /**
   * Which form of a report is asked for.
   *
   * @param now as it stands now even though it was filed
   * @param filing which filing, from 1; null for the last one
   */
  record Asked(boolean now, Integer filing) {
    /** As it was filed last, or else as it stands now. */
    static final Asked LAST = new Asked(false, null);

    /** As it stands now, to file it or to file it again. */
    static final Asked NOW = new Asked(true, null);
  }

  private final List<Filing> all = new ArrayList<>();

  /** The filings of a report among what was recorded, oldest first. */
  Filings(String report, List<Standing.Step> steps) {
    Long approved = null;
    for (Standing.Step step : steps) {
      if (step.event() instanceof ReportApproved e && e.report().equals(report)) {
        approved = step.position();
      } else if (step.event() instanceof ReportSubmitted e && e.report().equals(report)) {
        all.add(new Filing(e, approved == null ? step.position() : approved));
        approved = null;
      }
    }
  }

  int count() {
    return all.size();
  }

  /** By its number, from 1; empty for none of them. */
  Optional<Filing> number(int number) {
    return number >= 1 && number <= all.size()
        ? Optional.of(all.get(number - 1))
        : Optional.empty();
  }

  Optional<Filing> last() {
    return number(all.size());
  }

  /**
   * The number of the filing that is asked for; 0 for the report as it stands now.
   *
   * @throws Refused 404 when it was not filed so often
   */
  int asked(Asked asked) {
    if (asked.now()) {
      return 0;
    }
    int wanted = asked.filing() == null ? all.size() : asked.filing();
    if (asked.filing() != null && number(wanted).isEmpty()) {
      throw Refused.notFound("Filing number " + wanted);
    }
    return wanted;
  }
}
