package io.muster.reporting.analytics;

import io.muster.contracts.review.ActionState;
import io.muster.reporting.analytics.InCommon.Compared;
import io.muster.reporting.analytics.Learning.Contribution;
import io.muster.reporting.ledger.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what is known of each theme of a period. */
final class Themes {

  private static final int MOST_SERVICES = 10;

  private final Scope scope;
  private final Instant now;
  private final Comparison comparison;
  private final List<IncidentRow> reviewed;
  private final ReviewWords words;
  private final Names names;
  private final Instant middle;

  Themes(
      Scope scope,
      Instant now,
      Comparison comparison,
      List<IncidentRow> reviewed,
      ReviewWords words,
      Names names) {
    this.scope = scope;
    this.now = now;
    this.comparison = comparison;
    this.reviewed = reviewed;
    this.words = words;
    this.names = names;
    Instant ends = scope.ends().isBefore(now) ? scope.ends() : now;
    this.middle = scope.begins().plus(Duration.between(scope.begins(), ends).dividedBy(2));
  }

  /**
   * One theme for each group.
   *
   * @param all everything that is known to have contributed, by review
   */
  List<Theme> of(List<List<Contribution>> groups, Map<PublishedReview, List<Contribution>> all) {
    List<List<Compared>> compared =
        groups.stream()
            .map(group -> comparison.withOthers(Learning.incidents(group), reviewed))
            .toList();
    int comparisons = compared.stream().mapToInt(List::size).sum();
    List<PublishedReview> reviews =
        groups.stream().flatMap(List::stream).map(Contribution::review).distinct().toList();
    Map<ReviewWords.Place, String> titles =
        words.at(
            reviews.stream()
                .flatMap(review -> review.wanted().stream())
                .map(Themes::place)
                .toList(),
            names);
    Map<Contribution, List<PublishedReview.Wanted>> wanted = new HashMap<>();
    reviews.forEach(review -> wanted.putAll(wanted(review, all.get(review), titles)));
    List<Theme> themes = new ArrayList<>();
    for (int n = 0; n < groups.size(); n++) {
      themes.add(
          theme(
              groups.get(n),
              wanted,
              titles,
              InCommon.hardlyChance(compared.get(n), comparisons),
              groups.size()));
    }
    return themes;
  }

  private Theme theme(
      List<Contribution> group,
      Map<Contribution, List<PublishedReview.Wanted>> wanted,
      Map<ReviewWords.Place, String> titles,
      List<InCommon> inCommon,
      int themes) {
    List<IncidentRow> incidents = Learning.incidents(group);
    Contribution middlemost =
        group.get(Likeness.middle(group.stream().map(Contribution::meaning).toList()));
    Optional<Instant> firstDone =
        group.stream()
            .flatMap(each -> wanted.getOrDefault(each, List.of()).stream())
            .map(PublishedReview.Wanted::item)
            .filter(item -> item.doneAt() != null && item.state() != ActionState.DROPPED)
            .map(ActionItem::doneAt)
            .min(Comparator.naturalOrder());
    return new Theme(
        middlemost.text(),
        middlemost.kind(),
        incidents.size(),
        InCommon.refs(incidents),
        group.stream()
            .limit(InCommon.MOST)
            .map(each -> new Theme.Said(each.incident().ref(), each.kind(), each.text()))
            .toList(),
        services(incidents),
        months(incidents),
        Theme.Course.of(
            before(incidents),
            before(reviewed),
            incidents.size() - before(incidents),
            reviewed.size() - before(reviewed),
            themes),
        actions(group, wanted, titles),
        firstDone
            .map(
                done ->
                    InCommon.refs(
                        incidents.stream().filter(row -> row.openedAt().isAfter(done)).toList()))
            .orElse(List.of()),
        inCommon);
  }

  private int before(List<IncidentRow> incidents) {
    return (int) incidents.stream().filter(row -> row.openedAt().isBefore(middle)).count();
  }

  private static List<Theme.OfService> services(List<IncidentRow> incidents) {
    return incidents.stream()
        .flatMap(row -> row.services().stream())
        .collect(Collectors.groupingBy(service -> service, Collectors.summingInt(any -> 1)))
        .entrySet()
        .stream()
        .map(each -> new Theme.OfService(each.getKey(), each.getValue()))
        .sorted(
            Comparator.comparingInt(Theme.OfService::incidents)
                .reversed()
                .thenComparing(Theme.OfService::service))
        .limit(MOST_SERVICES)
        .toList();
  }

  private List<Theme.Month> months(List<IncidentRow> incidents) {
    return Trend.of(Metric.RESOLVE, Trend.Every.MONTH, scope, incidents).points().stream()
        .map(point -> new Theme.Month(point.from(), point.incidents()))
        .toList();
  }

  /** What a review wants done, by what of it is nearest in meaning. */
  private Map<Contribution, List<PublishedReview.Wanted>> wanted(
      PublishedReview review, List<Contribution> factors, Map<ReviewWords.Place, String> titles) {
    Map<Contribution, List<PublishedReview.Wanted>> wanted = new HashMap<>();
    for (PublishedReview.Wanted each : review.wanted()) {
      String title = titles.get(place(each));
      if (factors.size() == 1 || title != null) {
        Contribution nearest =
            factors.size() == 1
                ? factors.getFirst()
                : nearest(factors, words.meaning(place(each), title));
        wanted.computeIfAbsent(nearest, any -> new ArrayList<>()).add(each);
      }
    }
    return wanted;
  }

  private static Contribution nearest(List<Contribution> factors, float[] meaning) {
    Contribution nearest = factors.getFirst();
    for (Contribution each : factors) {
      if (Likeness.cosine(each.meaning(), meaning) > Likeness.cosine(nearest.meaning(), meaning)) {
        nearest = each;
      }
    }
    return nearest;
  }

  static ReviewWords.Place place(PublishedReview.Wanted wanted) {
    return new ReviewWords.Place(wanted.said(), wanted.id());
  }

  private List<Theme.Wanted> actions(
      List<Contribution> group,
      Map<Contribution, List<PublishedReview.Wanted>> wanted,
      Map<ReviewWords.Place, String> titles) {
    return group.stream()
        .flatMap(
            factor ->
                wanted.getOrDefault(factor, List.of()).stream()
                    .map(
                        each ->
                            new Theme.Wanted(
                                factor.incident().ref(),
                                names.text(titles.get(place(each))),
                                each.item().state(),
                                each.item().due(),
                                each.item().outcomeAt(now))))
        .toList();
  }
}
