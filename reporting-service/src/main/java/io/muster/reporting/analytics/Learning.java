package io.muster.reporting.analytics;

import io.muster.contracts.review.FactorKind;
import io.muster.reporting.ledger.Names;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds what incidents teach together, of those a reader may know of. */
@Component
class Learning {

  /** How alike in meaning factors are on average to be one theme; see decision 101. */
  static final double LEAST_ALIKE = 0.5;

  private static final int MOST_FACTORS = 1_000;
  private static final int MOST_THEMES = 100;

  private final Analytics analytics;
  private final ReviewRows reviews;
  private final WorkRows work;
  private final ReviewWords words;
  private final PeopleDirectory people;
  private final Clock clock;

  Learning(
      Analytics analytics,
      ReviewRows reviews,
      WorkRows work,
      ReviewWords words,
      PeopleDirectory people,
      Clock clock) {
    this.analytics = analytics;
    this.reviews = reviews;
    this.work = work;
    this.words = words;
    this.people = people;
    this.clock = clock;
  }

  /**
   * What contributed to an incident, in the words of its review.
   *
   * @param text as the reader may see it
   * @param meaning its direction, of length 1
   */
  record Contribution(
      IncidentRow incident,
      PublishedReview review,
      String id,
      FactorKind kind,
      String text,
      float[] meaning) {}

  private record Unread(
      IncidentRow incident, PublishedReview review, PublishedReview.Factor factor) {
    ReviewWords.Place place() {
      return new ReviewWords.Place(review.position(), factor.id());
    }
  }

  Lessons of(Scope scope, Caller reader) {
    Instant now = clock.instant();
    Names names = Names.of(people, reader);
    Labels labels = analytics.labels();
    List<IncidentRow> incidents = analytics.incidents(scope, labels, reader.id());
    Map<String, IncidentRow> byId =
        incidents.stream().collect(Collectors.toMap(IncidentRow::id, Function.identity()));
    List<PublishedReview> published = reviews.of(List.copyOf(byId.keySet()));
    List<Unread> said = factors(published, byId);
    List<Unread> looked = said.stream().limit(MOST_FACTORS).toList();
    if (names.masked()) {
      meet(looked, names);
    }
    List<Contribution> known = read(looked, names);
    List<List<Contribution>> groups = groups(known);
    List<List<Contribution>> recurring =
        groups.stream().filter(group -> incidents(group).size() > 1).limit(MOST_THEMES).toList();
    Deploys deploys =
        new Deploys(
            work.deployments(scope.begins().minus(Deploys.SOON), scope.ends()).stream()
                .filter(Deployments.Deployment::toProduction)
                .toList());
    Comparison comparison = new Comparison(scope, labels, deploys);
    List<IncidentRow> reviewed =
        published.stream().map(review -> byId.get(review.incidentId())).toList();
    List<Theme> themes =
        new Themes(scope, now, comparison, lookedAt(reviewed, said, looked), words, names)
            .of(recurring, known.stream().collect(Collectors.groupingBy(Contribution::review)));
    List<InCommon.Compared> timed = comparison.withTime(incidents, now);
    return new Lessons(
        scope.from(),
        scope.to(),
        scope.zone().getId(),
        scope.drills(),
        incidents.size(),
        reviewed.size(),
        looked.size(),
        looked.size() - known.size(),
        said.size() - looked.size(),
        (int)
            groups.stream()
                .filter(group -> incidents(group).size() == 1)
                .flatMap(List::stream)
                .count(),
        themes,
        InCommon.hardlyChance(timed, timed.size()));
  }

  /**
   * Of those whose review is not looked at it is not known what contributed: beside them, whatever
   * is looked at would seem to become more.
   */
  private static List<IncidentRow> lookedAt(
      List<IncidentRow> reviewed, List<Unread> said, List<Unread> looked) {
    if (looked.size() == said.size()) {
      return reviewed;
    }
    long oldest = looked.getLast().incident().number();
    return reviewed.stream().filter(row -> row.number() >= oldest).toList();
  }

  /** The newest incident's first; in one order, whatever order they were read in. */
  private static List<Unread> factors(
      List<PublishedReview> published, Map<String, IncidentRow> byId) {
    return published.stream()
        .sorted(
            Comparator.comparingLong(
                    (PublishedReview review) -> byId.get(review.incidentId()).number())
                .reversed())
        .flatMap(
            review ->
                review.factors().stream()
                    .map(factor -> new Unread(byId.get(review.incidentId()), review, factor)))
        .toList();
  }

  /** Whoever is to do something may be named in what contributed, too. */
  private void meet(List<Unread> factors, Names names) {
    words.at(
        factors.stream()
            .map(Unread::review)
            .distinct()
            .flatMap(review -> review.wanted().stream())
            .map(Themes::place)
            .toList(),
        names);
  }

  private List<Contribution> read(List<Unread> factors, Names names) {
    Map<ReviewWords.Place, String> texts =
        words.at(factors.stream().map(Unread::place).toList(), names);
    List<Contribution> known = new ArrayList<>();
    for (Unread each : factors) {
      String text = texts.get(each.place());
      if (text != null) {
        known.add(
            new Contribution(
                each.incident(),
                each.review(),
                each.factor().id(),
                each.factor().kind(),
                names.text(text),
                words.meaning(each.place(), text)));
      }
    }
    return known;
  }

  /** What means the same, what contributed to most incidents first. */
  private static List<List<Contribution>> groups(List<Contribution> known) {
    float[][] meanings = known.stream().map(Contribution::meaning).toArray(float[][]::new);
    return Likeness.groups(meanings, LEAST_ALIKE).stream()
        .map(group -> group.stream().map(known::get).toList())
        .sorted(
            Comparator.comparingInt((List<Contribution> group) -> incidents(group).size())
                .reversed())
        .toList();
  }

  /** The incidents of a group, each once, the newest first. */
  static List<IncidentRow> incidents(List<Contribution> group) {
    return List.copyOf(
        group.stream()
            .map(Contribution::incident)
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }
}
