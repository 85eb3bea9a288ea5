package io.muster.incident.intake.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import io.muster.incident.insight.ReportedChange;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Mutations;
import io.muster.starter.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class ProjectEventTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");
  private static final String PROJECT =
      "\"project\":{\"id\":30,\"name\":\"checkout\",\"path_with_namespace\":\"shop/checkout\",\"default_branch\":\"main\"}}";

  static final String DEPLOYMENT =
      """
      {"object_kind":"deployment","status":"success","status_changed_at":"2026-11-24 04:40:00 +0200","deployment_id":15,
      "deployable_id":796,"deployable_url":"https://gitlab.example/jobs/796","environment":"production","environment_tier":"production",
      "short_sha":"279484c0","user":{"id":1,"name":"Rosa Reyes","username":"rosa"},"commit_url":"https://gitlab.example/c/279484c0",
      "commit_title":"Cache prices","ref":"main",\
      """
          + PROJECT;

  static final String PUSH =
      """
      {"object_kind":"push","event_name":"push","before":"95790bf891e76fee5e1747ab589903a6a1f80f22","after":"da1560886d4f094c3e6c9ef40349f7d38b5d27d7",
      "ref":"refs/heads/main","checkout_sha":"da1560886d4f094c3e6c9ef40349f7d38b5d27d7","user_name":"Rosa Reyes","commits":[
      {"id":"b6568db1","message":"First"},{"id":"da1560886d4f094c3e6c9ef40349f7d38b5d27d7","message":"Cache prices\\n\\nMore.",
      "timestamp":"2026-11-24T02:30:00+00:00","url":"https://gitlab.example/c/da15"}],"total_commits_count":2,\
      """
          + PROJECT;

  static final String TAG =
      """
      {"object_kind":"tag_push","event_name":"tag_push","before":"0000000000000000000000000000000000000000",
      "after":"82b3d5ae55f7080f1e6022629cdb57bfae7cccc7","ref":"refs/tags/v1.42.0","user_name":"Rosa Reyes","message":"Tag message",\
      """
          + PROJECT;

  static final String RELEASE =
      """
      {"object_kind":"release","id":1,"created_at":"2026-11-24 02:34:00 UTC","released_at":"2026-11-24 02:35:00 UTC","tag":"v1.42.0",
      "name":"1.42","description":"Notes","url":"https://gitlab.example/r/1","action":"create",\
      """
          + PROJECT;

  @Test
  void a_deployment_is_read_in_full() {
    ReportedChange change = read(DEPLOYMENT).orElseThrow();
    assertThat(change.key()).isEqualTo("deployment/shop/checkout/15");
    assertThat(change.kind()).isEqualTo(ChangeKind.DEPLOYMENT);
    assertThat(change.service()).isEqualTo("checkout");
    assertThat(change.environment()).isEqualTo("production");
    assertThat(change.version()).isEqualTo("279484c0");
    assertThat(change.summary()).isEqualTo("Deployment of checkout to production");
    assertThat(change.description()).isEqualTo("Cache prices");
    assertThat(change.author()).isEqualTo("Rosa Reyes");
    assertThat(change.links()).hasSize(2);
    assertThat(change.occurredAt()).isEqualTo(Instant.parse("2026-11-24T02:40:00Z"));
  }

  @ParameterizedTest
  @CsvSource({"running, STARTED", "created, STARTED", "failed, FAILED", "canceled, FAILED"})
  void each_status_of_a_deployment_is_known(String status, ChangeOutcome outcome) {
    assertThat(read(DEPLOYMENT.replace("success", status)).orElseThrow().outcome())
        .isEqualTo(outcome);
    assertThat(read(DEPLOYMENT.replace("success", "blocked"))).isEmpty();
  }

  @Test
  void a_push_to_the_default_branch_is_a_change() {
    ReportedChange push = read(PUSH).orElseThrow();
    assertThat(push.summary()).isEqualTo("Cache prices");
    assertThat(push.version()).isEqualTo("da1560886d4f");
    assertThat(push.occurredAt()).isEqualTo(Instant.parse("2026-11-24T02:30:00Z"));
    assertThat(read(PUSH.replace("heads/main", "heads/try"))).isEmpty();
    assertThat(read(PUSH.replaceAll("\"after\":\"[^\"]*", "\"after\":\"" + "0".repeat(40))))
        .isEmpty();
  }

  @Test
  void tags_and_releases_are_changes() {
    assertThat(read(TAG).orElseThrow().version()).isEqualTo("v1.42.0");
    assertThat(read(TAG).orElseThrow().kind()).isEqualTo(ChangeKind.RELEASE);
    assertThat(read(TAG.replaceAll("\"after\":\"[^\"]*", "\"after\":\"" + "0".repeat(40))))
        .isEmpty();
    ReportedChange release = read(RELEASE).orElseThrow();
    assertThat(release.occurredAt()).isEqualTo(Instant.parse("2026-11-24T02:35:00Z"));
    assertThat(release.summary()).isEqualTo("Release v1.42.0 of checkout");
    assertThat(read(RELEASE.replace("create\"", "update\""))).isEmpty();
  }

  @Test
  void anything_else_is_nothing() {
    assertThat(read("{\"object_kind\":\"note\"}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "7", "", "{"})
  void what_is_none_of_gitlabs_is_refused(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @Property(tries = 3000)
  void a_damaged_event_is_read_or_refused(@ForAll long seed) {
    for (String event : new String[] {DEPLOYMENT, PUSH, TAG, RELEASE}) {
      Mutations.assertReadOrRefused(new GitLab(), Mutations.damage(event, seed));
    }
  }

  private static Optional<ReportedChange> read(String body) {
    return ProjectEvent.read(
        new Delivery(new HttpHeaders(), null, body.getBytes(StandardCharsets.UTF_8), NOW));
  }
}
