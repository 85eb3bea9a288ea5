package io.muster.incident.triage.similar;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.starter.TextEmbeddings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From which likeness on two open incidents are offered to become one: decision 27. */
class SameTroubleTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private static final Actor TRIAGE = Actor.system("alert-triage");

  private final List<Told> told = told();

  /** One alert, as a tool told it; those of one storm are one trouble. */
  private record Told(String storm, String service, String alert, String title) {

    boolean belongsTo(Told other) {
      return !storm.equals("-") && storm.equals(other.storm);
    }
  }

  /** How often an offer was right, how often it was wrong, and how often there could be one. */
  private record Offers(int right, int wrong, int possible) {}

  @Test
  void
      an_offer_is_right_at_least_nine_times_in_ten_and_comes_for_a_third_of_what_belongs_together() {
    List<List<Hit>> found = search();
    Offers offers = offers(found, SimilarIncidents.SAME_TROUBLE);
    assertThat(offers.right()).as("%s", offers).isGreaterThanOrEqualTo(9 * offers.wrong());
    assertThat(3 * offers.right()).as("%s", offers).isGreaterThanOrEqualTo(offers.possible());
  }

  /** For each, what is like it of those that were told before, while all of them are open. */
  private List<List<Hit>> search() {
    SimilarIndex index = new SimilarIndex(new TextEmbeddings(), 1_000);
    for (int i = 0; i < told.size(); i++) {
      Told one = told.get(i);
      String group = "g-" + i;
      index.apply(group(group, i, one));
      index.apply(alert(group, one));
      index.apply(opened(group, i, one));
    }
    index.refresh();
    List<List<Hit>> found = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      found.add(index.like("i-" + i, 20));
    }
    return found;
  }

  private Offers offers(List<List<Hit>> found, double from) {
    int right = 0;
    int wrong = 0;
    int possible = 0;
    for (int i = 0; i < told.size(); i++) {
      Told one = told.get(i);
      int number = i;
      possible += told.subList(0, i).stream().anyMatch(one::belongsTo) ? 1 : 0;
      List<Told> offered =
          found.get(i).stream()
              .filter(hit -> hit.score() >= from && hit.incident().number() < number)
              .limit(1)
              .map(hit -> told.get((int) hit.incident().number()))
              .toList();
      right += (int) offered.stream().filter(one::belongsTo).count();
      wrong += (int) offered.stream().filter(other -> !one.belongsTo(other)).count();
    }
    return new Offers(right, wrong, possible);
  }

  private static List<Told> told() {
    try (InputStream file = SameTroubleTest.class.getResourceAsStream("/similar/storms.tsv")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .map(part -> new Told(part[0], part[1], part[2], part[3]))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Opened opened(String group, int number, Told told) {
    return new Opened(
        "i-" + number,
        number,
        told.title(),
        null,
        Severity.SEV3,
        List.of(told.service()),
        Source.alerts("am", group),
        NOW,
        NOW,
        TRIAGE,
        NOW);
  }

  private static AlertGroupEvent group(String group, int number, Told told) {
    return new AlertGroupEvent.Opened(
        group,
        "am",
        group,
        1,
        "rule/1",
        "i-" + number,
        told.title(),
        null,
        Severity.SEV3,
        List.of(told.service()),
        NOW,
        null,
        TRIAGE,
        NOW);
  }

  private static AlertFired alert(String group, Told told) {
    return new AlertFired(
        group,
        "a",
        told.alert(),
        told.service(),
        AlertSeverity.ERROR,
        told.title(),
        null,
        null,
        List.of(),
        null,
        NOW,
        null,
        TRIAGE,
        NOW);
  }
}
