package io.muster.reporting.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.reporting.testing.MusterLogTool;
import io.muster.reporting.testing.MusterLogTool.Result;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator does to a running service from a shell. */
class OperatorsToolIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  @BeforeAll
  static void record() {
    SERVICE.record(Outage.events());
  }

  @Test
  void read_models_are_rebuilt_and_how_far_they_are_is_told() throws Exception {
    Result result =
        MusterLogTool.run(SERVICE.adam(), "rebuild", "reporting", "--url", SERVICE.url());
    assertThat(result.code()).as(result.output()).isZero();
    assertThat(result.output())
        .containsPattern("\\d+ of \\d+ \\(100 %\\), done after \\d+ s")
        .containsPattern("reporting_ledger +" + Outage.events().length + " documents, content ");
    assertThat(SERVICE.get("/api/ledger?incident=INC-142", SERVICE.mina()).is(200).json())
        .isNotEmpty();
  }

  @Test
  void events_put_aside_are_listed_and_tried_again() throws Exception {
    Result listed =
        MusterLogTool.run(SERVICE.adam(), "dead-letters", "reporting", "--url", SERVICE.url());
    assertThat(listed.code()).as(listed.output()).isZero();
    assertThat(listed.output()).contains("put aside: 0 events");
    Result retried =
        MusterLogTool.run(
            SERVICE.adam(),
            "dead-letters",
            "reporting",
            "--retry",
            "reporting.ledger",
            "--url",
            SERVICE.url());
    assertThat(retried.output()).contains("retried: 0 of 0 sequences went through");
  }

  @Test
  void who_may_not_and_what_is_not_there_is_told_in_a_sentence() throws Exception {
    assertTold(
        MusterLogTool.run(SERVICE.rosa(), "rebuild", "reporting", "--url", SERVICE.url()),
        "cannot rebuild: this client or person does not have the role admin");
    assertTold(
        MusterLogTool.run("nonsense", "rebuild", "reporting", "--url", SERVICE.url()),
        "cannot rebuild: the token is not accepted");
    assertTold(
        MusterLogTool.run(null, "dead-letters", "reporting", "--url", SERVICE.url()),
        "cannot dead-letters: there is nothing to show who asks: set MUSTER_TOKEN");
    assertTold(
        MusterLogTool.run(SERVICE.adam(), "rebuild", "reporting", "--url", "http://127.0.0.1:1"),
        "cannot rebuild: http://127.0.0.1:1 cannot be reached");
    assertTold(
        MusterLogTool.run(
            SERVICE.adam(),
            "dead-letters",
            "reporting",
            "--retry",
            "reporting.nothing",
            "--url",
            SERVICE.url()),
        "The processing group reporting.nothing");
  }

  @Test
  void a_demo_secret_is_shown_to_no_realm_on_another_machine() throws Exception {
    Map<String, String> published =
        Map.of(
            "MUSTER_ISSUER_URI", "http://192.0.2.7/realms/muster",
            "MUSTER_CLIENT_ID", "muster-operator",
            "MUSTER_CLIENT_SECRET", "demo-operator-client-secret");
    assertTold(
        MusterLogTool.runWith(published, "dead-letters", "reporting", "--url", SERVICE.url()),
        "MUSTER_CLIENT_SECRET is a demo secret");
  }

  private static void assertTold(Result result, String sentence) {
    assertThat(result.code()).as(result.output()).isEqualTo(2);
    assertThat(result.output()).contains(sentence).doesNotContain("\tat ");
  }
}
