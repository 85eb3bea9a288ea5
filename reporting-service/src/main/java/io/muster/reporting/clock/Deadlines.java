package io.muster.reporting.clock;

import io.muster.contracts.regulation.AssessmentEvent.Decided;
import io.muster.contracts.regulation.AssessmentEvent.ReportSubmitted;
import io.muster.contracts.regulation.EntityContent;
import io.muster.contracts.regulation.EntityTrait;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.Reportability;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Computes every clock of a regime from what is known, the rules, the entity and the holidays. It
 * remembers nothing: the same is known, the same is due.
 */
final class Deadlines {

  private final Rules rules;
  private final WorkingDays days;

  Deadlines(Rules rules, WorkingDays days) {
    this.rules = rules;
    this.days = days;
  }

  /** The clocks of a regime as they stand at a moment; none when nothing has to be reported. */
  List<RegulatoryClock> of(Regime regime, EntityContent entity, Known known, Instant now) {
    Optional<Decided> decision = known.decision(regime);
    if (decision.filter(d -> d.outcome() == Reportability.NOT_REPORTABLE).isPresent()) {
      return List.of();
    }
    List<RegulatoryClock> clocks = new ArrayList<>();
    for (String id : rules.ids(regime)) {
      version(regime, id, entity, known, now)
          .filter(rule -> rule.isFor(entity.traits()))
          .filter(rule -> known.meets(regime, rule.when()))
          .filter(
              rule ->
                  rule.onceSubmitted() == null
                      || !known.submissions(rule.onceSubmitted()).isEmpty())
          .filter(
              rule ->
                  rule.unlessSubmitted() == null
                      || known.submissions(rule.unlessSubmitted()).isEmpty())
          .map(rule -> clock(rule, entity, known, now, decision.isEmpty()))
          .ifPresent(clocks::add);
    }
    return clocks;
  }

  /** Whether every new start of a clock asks for another report. */
  boolean asksEachTime(RegulatoryClock clock) {
    return rules.all().stream()
        .flatMap(pack -> pack.rules().stream())
        .anyMatch(rule -> rule.ref().equals(clock.rule()) && rule.eachTime());
  }

  /** The reports that meet a clock: its own, and one that may be filed in its place. */
  List<String> meeting(RegulatoryClock clock) {
    return rules.all().stream()
        .flatMap(pack -> pack.rules().stream())
        .filter(rule -> rule.ref().equals(clock.rule()))
        .flatMap(rule -> Stream.of(rule.report(), rule.unlessSubmitted()))
        .filter(Objects::nonNull)
        .toList();
  }

  /** The version that was law when the clock started; the one of today while it has not. */
  private Optional<Rule> version(
      Regime regime, String id, EntityContent entity, Known known, Instant now) {
    return rules.of(regime).rules().stream()
        .filter(rule -> rule.id().equals(id))
        .filter(
            rule ->
                rule.isLawOn(
                    known
                        .moment(rule.start())
                        .orElse(now)
                        .atZone(ZoneId.of(zone(rule, entity)))
                        .toLocalDate()))
        .reduce((a, b) -> a.version() > b.version() ? a : b);
  }

  private static String zone(Rule rule, EntityContent entity) {
    return rule.zone() == null ? entity.zone() : rule.zone();
  }

  private RegulatoryClock clock(
      Rule rule, EntityContent entity, Known known, Instant now, boolean provisional) {
    Optional<Instant> start = known.moment(rule.start());
    Optional<ReportSubmitted> filed =
        known.submissions(rule.report()).stream()
            .filter(
                submission ->
                    !rule.eachTime() || start.filter(s -> !submission.at().isBefore(s)).isPresent())
            .min((a, b) -> a.at().compareTo(b.at()));
    Limit limit = start.isEmpty() ? null : limit(rule, entity, known);
    RegulatoryClock.State state = state(start.isPresent(), limit, filed.orElse(null), now);
    return new RegulatoryClock(
        rule.ref(),
        rule.report(),
        rule.name(),
        rule.authority(),
        rule.article(),
        state,
        rule.start(),
        start.orElse(null),
        limit == null ? null : limit.at,
        sentence(rule, start.isPresent(), limit),
        limit == null ? List.of() : limit.steps,
        filed.map(ReportSubmitted::at).orElse(null),
        known.delay(rule.report()).orElse(null),
        provisional,
        rule.note(),
        known.marks().of(rule.ref()).stream().map(RegulatoryClock.Mark::of).toList());
  }

  private static RegulatoryClock.State state(
      boolean started, Limit limit, ReportSubmitted filed, Instant now) {
    if (filed != null) {
      return limit != null && filed.at().isAfter(limit.at)
          ? RegulatoryClock.State.MET_LATE
          : RegulatoryClock.State.MET;
    }
    if (!started) {
      return RegulatoryClock.State.WAITING;
    }
    if (limit == null) {
      return RegulatoryClock.State.PROMPTLY;
    }
    return now.isAfter(limit.at) ? RegulatoryClock.State.OVERDUE : RegulatoryClock.State.RUNNING;
  }

  private String sentence(Rule rule, boolean started, Limit limit) {
    if (!started) {
      return "Starts with %s (%s).".formatted(Moments.inWords(rule.start(), rules), rule.article());
    }
    if (limit == null) {
      return "Due %s (%s).".formatted(rule.promptly(), rule.article());
    }
    return "Due %s because %s (%s)."
        .formatted(limit.inWords(limit.at), limit.because, rule.article());
  }

  /** A limit while it is computed. */
  private static final class Limit {
    private final ZoneId zone;
    private final List<String> steps = new ArrayList<>();
    private Instant at;
    private String because;

    private Limit(ZoneId zone) {
      this.zone = zone;
    }

    private String inWords(Instant moment) {
      return Moments.local(moment, zone);
    }
  }

  /** Null when the law gives no fixed limit. */
  private Limit limit(Rule rule, EntityContent entity, Known known) {
    ZoneId zone = ZoneId.of(zone(rule, entity));
    String calendar = rule.calendar() == null ? entity.jurisdiction() : rule.calendar();
    LocalTime dayEnds = rule.dayEnds() == null ? null : LocalTime.parse(rule.dayEnds());
    DueDate date = new DueDate(days, calendar, zone, dayEnds);
    Limit limit = new Limit(zone);
    List<String> later = new ArrayList<>();
    for (Rule.Limit each : rule.limits()) {
      Optional<Instant> from = known.moment(each.from());
      if (from.isEmpty()) {
        limit.steps.add(
            "%s: not counted, as %s is not known."
                .formatted(each.words(), Moments.inWords(each.from(), rules)));
        continue;
      }
      Instant until = date.after(from.get(), each.within());
      String line =
          "%s: %s, until %s"
              .formatted(each.words(), limit.inWords(from.get()), limit.inWords(until));
      boolean over =
          each.notBefore() != null
              && known.moment(each.notBefore()).filter(until::isBefore).isPresent();
      limit.steps.add(line + (over ? "; not counted, as that was over before it started." : "."));
      if (over) {
        continue;
      }
      if (limit.at == null || until.isBefore(limit.at)) {
        if (limit.at != null) {
          later.add(limit.because);
        }
        limit.at = until;
        limit.because = each.words();
      } else {
        later.add(each.words());
      }
    }
    if (limit.at == null) {
      return null;
    }
    if (!later.isEmpty()) {
      limit.because += " comes before " + String.join(" and ", later);
    }
    weekend(rule, entity, limit, date, calendar);
    putOff(rule, known, limit);
    return limit;
  }

  private void weekend(
      Rule rule, EntityContent entity, Limit limit, DueDate date, String calendar) {
    if (rule.weekend() == Rule.Weekend.STAYS) {
      return;
    }
    Optional<String> off = days.off(calendar, limit.at.atZone(limit.zone).toLocalDate());
    if (off.isEmpty()) {
      return;
    }
    Optional<EntityTrait> none =
        entity.traits().stream().filter(rule.noReliefFor()::contains).findFirst();
    if (none.isPresent()) {
      limit.steps.add(
          "That is %s; the limit stays, as the entity is %s (%s)."
              .formatted(off.get(), Moments.inWords(none.get()), rule.noReliefArticle()));
      return;
    }
    Instant ends = limit.at;
    limit.at = date.noonOfNextWorkingDay(ends);
    limit.because +=
        ", which ends on %s (%s) and so moves to noon of the next working day by %s"
            .formatted(off.get(), limit.inWords(ends), rule.weekendArticle());
    limit.steps.add(
        "That is %s: noon of the next working day is %s (%s)."
            .formatted(off.get(), limit.inWords(limit.at), rule.weekendArticle()));
  }

  private static void putOff(Rule rule, Known known, Limit limit) {
    if (rule.delay() == null) {
      return;
    }
    known
        .moment(rule.delay())
        .filter(until -> until.isAfter(limit.at))
        .ifPresent(
            until -> {
              limit.at = until;
              limit.because += ", put off by an authority until then under " + rule.delayArticle();
              limit.steps.add(
                  "Put off by an authority until %s (%s)."
                      .formatted(limit.inWords(until), rule.delayArticle()));
            });
  }
}
