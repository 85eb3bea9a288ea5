package io.muster.incident.planning.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.planning.RunStep;
import io.muster.contracts.planning.RunStep.Answer;
import io.muster.contracts.planning.RunStep.Kind;
import io.muster.starter.Refused;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunbookParserTest {

  private static final String DISK =
      """
      # Disk full

      A disk is full. Do not delete what you do not know.

      ## Parameters

      - `host`: the machine
      - `keep`: days of logs that stay (default: `7`)

      ## Check: which disk of {{host}} is full

      ```
      df -h
      ```

      ## Decision: are old logs on it? {#logs}

      - Yes -> next
      - No → #ask
      - It emptied itself -> end

      ## Action: remove logs older than {{keep}} days

      ## Wait 2 h: see whether it fills again

      ## Message to owner of {{host}}: it is full {#ask}

      > The disk of {{host}} is full.
      """;

  private static List<RunbookFault> faults(String text) {
    return Runbooks.faultsIn(text);
  }

  @Test
  void a_runbook_is_read_with_its_steps_in_order() {
    RunbookText read = Runbooks.read("/text", DISK);
    assertThat(read.title()).isEqualTo("Disk full");
    assertThat(read.introduction()).startsWith("A disk is full.");
    assertThat(read.parameters())
        .containsExactly(
            new RunbookText.Parameter("host", "the machine", null),
            new RunbookText.Parameter("keep", "days of logs that stay", "7"));
    assertThat(read.steps().stream().map(RunStep::kind))
        .containsExactly(Kind.CHECK, Kind.DECISION, Kind.ACTION, Kind.WAIT, Kind.MESSAGE);
    assertThat(read.steps().get(0).text()).isEqualTo("```\ndf -h\n```");
    assertThat(read.steps().get(3).minutes()).isEqualTo(120);
    assertThat(read.steps().get(4).audience()).isEqualTo("owner of {{host}}");
  }

  @Test
  void answers_lead_on_to_a_named_step_or_to_the_end() {
    assertThat(Runbooks.read("/text", DISK).steps().get(1).answers())
        .containsExactly(
            new Answer("Yes", "remove-logs-older-than-keep-days"),
            new Answer("No", "ask"),
            new Answer("It emptied itself", null));
    assertThat(Runbooks.read("/text", DISK).steps().get(1).text()).isNull();
  }

  @Test
  void what_stands_in_a_step_is_shown_as_text_as_a_command_or_as_words_to_send() {
    assertThat(
            RunbookBlock.of(
                "Look **twice**:\n\n- first\n- second\n\n```sh\ndf -h\n```\n\n> Dear all,\n>\n> it is full.\n"))
        .containsExactly(
            new RunbookBlock(RunbookBlock.Kind.TEXT, "Look twice:"),
            new RunbookBlock(RunbookBlock.Kind.TEXT, "- first\n- second"),
            new RunbookBlock(RunbookBlock.Kind.CODE, "df -h"),
            new RunbookBlock(RunbookBlock.Kind.QUOTE, "Dear all,\n\nit is full."));
    assertThat(RunbookBlock.of(null)).isEmpty();
  }

  @Test
  void parameters_are_filled_in_and_nothing_in_them_is_taken_for_anything_else() {
    List<RunStep> steps =
        Runbooks.read("/text", DISK).filledIn(Map.of("host", "$1 {{keep}}", "keep", "3"));
    assertThat(steps.get(0).title()).isEqualTo("which disk of $1 {{keep}} is full");
    assertThat(steps.get(2).title()).isEqualTo("remove logs older than 3 days");
    assertThat(steps.get(4).text()).isEqualTo("> The disk of $1 {{keep}} is full.");
  }

  @Test
  void everything_that_will_not_do_is_said_at_once_with_its_line() {
    assertThat(
            faults(
                """
                Something first

                ## Look: around

                ## Decision: which way?

                - Left
                - Right -> #nowhere

                ## Wait: a while

                ## Message: hello

                ## Action: run {{it}} {#one}

                ## Check: it again {#one}
                """))
        .extracting(RunbookFault::line)
        .containsExactly(1, 3, 7, 8, 10, 12, 14, 16);
  }

  @Test
  void what_nobody_would_be_asked_about_and_what_nobody_uses_is_said() {
    assertThat(faults("# A\n\n## Parameters\n\n- `host`: x\n\n## Check: {{hots}}\n"))
        .containsExactly(
            new RunbookFault(5, "No step uses the parameter host."),
            new RunbookFault(7, "There is no parameter hots."));
  }

  @Test
  void a_heading_in_a_block_of_code_is_no_step() {
    RunbookText read =
        Runbooks.read("/text", "# A\n\n## Action: write\n\n```\n## Check: not me\n```\n");
    assertThat(read.steps())
        .singleElement()
        .satisfies(step -> assertThat(step.text()).contains("not me"));
  }

  @Test
  void what_is_refused_names_the_lines() {
    assertThatThrownBy(() -> Runbooks.read("/text", "no title"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(422);
              assertThat(refused.getMessage()).contains("Line 1: Begin with the title");
            });
  }

  static Stream<RunbookTemplates.Template> templates() {
    return new RunbookTemplates().all().stream();
  }

  @Test
  void there_is_one_for_each_plan_muster_brings_along() {
    assertThat(templates().map(RunbookTemplates.Template::key))
        .containsExactlyInAnyOrder(
            "brute-force-login",
            "ddos",
            "ransomware",
            "data-theft",
            "leaked-credential",
            "region-loss",
            "bad-deploy");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void each_of_those_checks_something_does_something_and_decides(
      RunbookTemplates.Template template) {
    assertThat(template.read().steps().stream().map(RunStep::kind))
        .contains(Kind.CHECK, Kind.ACTION, Kind.DECISION);
    assertThat(template.read().introduction()).isNotBlank();
  }

  @Property(tries = 300)
  void whatever_is_written_is_read_or_refused(@ForAll String text) {
    RunbookParser.Result result = RunbookParser.read("# T\n## " + text + "\n- " + text);
    assertThat(result.text() == null).isEqualTo(!result.faults().isEmpty());
  }
}
