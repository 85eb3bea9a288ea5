package io.muster.incident.triage.similar;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.IncidentEvent.NoteAdded;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.incident.IncidentEvent.SeverityChanged;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.starter.TextEmbeddings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimilarIndexTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private static final Actor ROSA = Actor.system("test");

  /** Five kinds of trouble, each told four times by different people about different services. */
  private static final Map<String, List<String>> TROUBLES = new LinkedHashMap<>();

  static {
    TROUBLES.put(
        "disk",
        List.of(
            "Disk /var is almost full on db-1",
            "No space left on device, postgres stopped writing",
            "Volume of the search cluster is filling up",
            "Log files ate all storage on web-3"));
    TROUBLES.put(
        "certificate",
        List.of(
            "TLS certificate of shop.example expired",
            "Browsers warn about an invalid certificate on the login page",
            "mTLS handshake fails, client certificate out of date",
            "Certificate renewal did not happen, HTTPS refused"));
    TROUBLES.put(
        "payments",
        List.of(
            "Customers cannot pay, card payments are declined",
            "Checkout fails with an error when paying",
            "Payment provider answers with timeouts",
            "Credit card transactions are failing for many buyers"));
    TROUBLES.put(
        "attack",
        List.of(
            "Flood of requests from a botnet, site is slow",
            "DDoS on the public API, traffic ten times the usual",
            "Layer 7 attack from thousands of addresses",
            "Traffic spike from suspicious networks overloads the edge"));
    TROUBLES.put(
        "password",
        List.of(
            "Many failed logins for the same accounts",
            "Credential stuffing against the login form",
            "Brute force attempts on administrator passwords",
            "Users report that their accounts were taken over with stolen passwords"));
  }

  private static final TextEmbeddings EMBEDDINGS = new TextEmbeddings();

  private final SimilarIndex index = new SimilarIndex(EMBEDDINGS, 1_000);
  private long number;

  @Test
  void what_was_told_in_other_words_about_another_service_is_found() {
    Map<String, String> kinds = new LinkedHashMap<>();
    TROUBLES.forEach(
        (kind, titles) -> titles.forEach(title -> kinds.put(opened(title, "svc-" + number), kind)));
    index.refresh();
    int firstIsRight = 0;
    int strangers = 0;
    for (Map.Entry<String, String> one : kinds.entrySet()) {
      List<String> found =
          index.like(one.getKey(), 3).stream()
              .map(hit -> kinds.get(hit.incident().incidentId()))
              .toList();
      firstIsRight += found.stream().limit(1).filter(one.getValue()::equals).count();
      strangers += found.stream().filter(kind -> !kind.equals(one.getValue())).count();
    }
    assertThat(firstIsRight).as("of 20 whose nearest is of the same kind").isGreaterThan(16);
    assertThat(strangers).as("of at most 60 that are of another kind").isLessThan(6);
  }

  @Test
  void a_hit_says_why_and_what_ended_it() {
    String before = opened("Checkout fails after the deploy of 4711", "checkout", "payments");
    fired(before, "CheckoutErrors", "5xx above 5 %");
    index.apply(new SeverityChanged(before, Severity.SEV3, Severity.SEV1, null, ROSA, NOW));
    index.apply(new Resolved(before, "Rolled back to 4710", ROSA, NOW.plusSeconds(600)));
    String now = opened("Checkout fails for everybody", "checkout");
    fired(now, "CheckoutErrors", "5xx above 5 %");
    opened("Certificate of the mail server expires", "mail");
    index.refresh();

    Hit hit = index.like(now, 5).getFirst();
    assertThat(hit.incident().incidentId()).isEqualTo(before);
    assertThat(hit.words()).contains("Checkout", "fails").doesNotContain("Certificate");
    assertThat(hit.services()).containsExactly("checkout");
    assertThat(hit.alerts()).containsExactly("CheckoutErrors");
    assertThat(hit.resolution()).isEqualTo("Rolled back to 4710");
    assertThat(hit.resolvedAt()).isEqualTo(NOW.plusSeconds(600));
    assertThat(hit.severity()).isEqualTo(Severity.SEV1);
    assertThat(hit.score()).isGreaterThan(0.6).isLessThanOrEqualTo(1);
    assertThat(index.like(now, 5)).hasSize(1);
  }

  @Test
  void what_is_like_nothing_before_finds_nothing() {
    opened("Certificate of shop.example expired", "shop");
    String now = opened("Coffee machine on the third floor leaks", "office");
    index.refresh();
    assertThat(index.like(now, 5)).isEmpty();
    assertThat(index.like("unheard-of", 5)).isEmpty();
  }

  @Test
  void what_was_found_out_later_counts() {
    String before = opened("Something is slow", "search");
    index.refresh();
    String now = opened("Connection pool exhausted in orders", "orders");
    index.refresh();
    assertThat(index.like(now, 5)).isEmpty();
    index.apply(
        new NoteAdded(before, "n-1", "The connection pool was exhausted by orders", ROSA, NOW));
    index.refresh();
    assertThat(index.like(now, 5))
        .singleElement()
        .satisfies(hit -> assertThat(hit.words()).contains("pool", "exhausted"));
  }

  @Test
  void read_again_from_the_beginning_it_finds_the_same() {
    List<Event> events = new ArrayList<>();
    TROUBLES.values().forEach(titles -> titles.forEach(title -> events.add(event(title, "web"))));
    SimilarIndex again = new SimilarIndex(EMBEDDINGS, 1_000);
    for (Event event : events) {
      index.apply(event);
      index.refresh();
      again.apply(event);
    }
    again.refresh();
    for (Event event : events) {
      assertThat(again.like(event.aggregateId(), 20))
          .isEqualTo(index.like(event.aggregateId(), 20));
    }
  }

  @Test
  void of_too_many_the_newest_are_kept() {
    SimilarIndex small = new SimilarIndex(EMBEDDINGS, 3);
    for (int i = 0; i < 10; i++) {
      small.apply(event("Disk is full on db", "db"));
      small.refresh();
    }
    assertThat(small.size()).isEqualTo(3);
    assertThat(small.like("i-10", 20))
        .extracting(hit -> hit.incident().number())
        .containsExactly(9L, 8L);
  }

  @Test
  void what_still_happens_to_a_forgotten_incident_takes_nobody_elses_place() {
    SimilarIndex small = new SimilarIndex(EMBEDDINGS, 2);
    Opened old = event("Disk is full on db", Source.alerts("am", "g-old"), "db");
    small.apply(group("g-old", old.incidentId(), "Disk is full"));
    small.apply(old);
    small.apply(event("Disk is full on db", "db"));
    small.apply(event("Disk is full on db", "db"));
    small.refresh();

    small.apply(alert("g-old", "DiskFull", "Disk is full"));
    small.apply(new NoteAdded(old.incidentId(), "n-1", "Disk is full on db", ROSA, NOW));
    small.refresh();

    assertThat(small.like("i-3", 20))
        .extracting(hit -> hit.incident().number())
        .containsExactly(2L);
    assertThat(small.like(old.incidentId(), 20)).isEmpty();
  }

  private String opened(String title, String... services) {
    Opened event = event(title, services);
    index.apply(event);
    return event.incidentId();
  }

  private Opened event(String title, String... services) {
    return event(title, Source.declared(), services);
  }

  private Opened event(String title, Source source, String... services) {
    return new Opened(
        "i-" + ++number,
        number,
        title,
        null,
        Severity.SEV3,
        List.of(services),
        source,
        NOW,
        NOW,
        ROSA,
        NOW);
  }

  /** A group of alerts may be heard of before the incident it opens. */
  private void fired(String incidentId, String alert, String summary) {
    String groupId = "g-" + incidentId;
    index.apply(group(groupId, incidentId, summary));
    index.apply(alert(groupId, alert, summary));
  }

  private static AlertGroupEvent.Opened group(String groupId, String incidentId, String title) {
    return new AlertGroupEvent.Opened(
        groupId,
        "am",
        "key",
        1,
        "rule/1",
        incidentId,
        title,
        null,
        Severity.SEV2,
        List.of(),
        NOW,
        null,
        ROSA,
        NOW);
  }

  private static AlertFired alert(String groupId, String name, String summary) {
    return new AlertFired(
        groupId,
        "a",
        name,
        "checkout",
        AlertSeverity.CRITICAL,
        summary,
        null,
        null,
        List.of(),
        null,
        NOW,
        null,
        ROSA,
        NOW);
  }
}
