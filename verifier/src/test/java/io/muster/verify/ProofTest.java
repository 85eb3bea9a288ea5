package io.muster.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.verify.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs that are handed on alone, checked by both verifiers. */
class ProofTest {

  private static PythonVerifier python;

  @TempDir private Path directory;

  private SampleWorld world;
  private SignedCheckpoints signed;
  private Path export;

  @BeforeAll
  static void startPython() throws IOException {
    python = new PythonVerifier();
  }

  @AfterAll
  static void stopPython() throws IOException {
    python.close();
  }

  @BeforeEach
  void record() throws IOException {
    world = SampleWorld.signed(SampleLog.random(new Random(7), 24), List.of(3, 8, 13, 24), 2);
    signed = SignedCheckpoints.of(world.notes(), world.keys());
    export = Files.writeString(directory.resolve("export.jsonl"), world.log().export());
    Files.writeString(directory.resolve("keys.txt"), world.keys());
    Files.writeString(directory.resolve("checkpoints.txt"), world.notes());
  }

  @Test
  void an_incident_is_proven_with_the_pages_about_it() throws Exception {
    String proof = Prover.incident(export, signed, SampleLog.INCIDENT);
    assertThat(proof).contains("page.sent").doesNotContain("incident-2");
    assertThat(Prover.incident(export, signed, "INC-101")).isEqualTo(proof);
    assertBothSay(proof, true);
  }

  @Test
  void any_two_checkpoints_are_proven_to_continue_each_other() throws Exception {
    for (long first : world.signed()) {
      for (long second : world.signed()) {
        if (first <= second) {
          assertBothSay(Prover.consistency(export, signed, first, second), true);
        }
      }
    }
  }

  @Test
  void whatever_is_changed_in_a_proof_it_no_longer_holds() throws Exception {
    String incident = Prover.incident(export, signed, SampleLog.INCIDENT);
    String consistency =
        Prover.consistency(export, signed, world.signed().getFirst(), world.newest());
    Random random = new Random(9162);
    for (int round = 0; round < 300; round++) {
      StringBuilder proof = new StringBuilder(round % 2 == 0 ? incident : consistency);
      int at = random.nextInt(proof.length() - 1);
      char other = (char) ('!' + random.nextInt('~' - '!'));
      if (proof.charAt(at) > '~' || proof.charAt(at) == other) {
        continue;
      }
      proof.setCharAt(at, other);
      Path file = Files.writeString(directory.resolve("proof.json"), proof);
      assertThat(holds(proof.toString()))
          .as("round %d, character %d: %s", round, at, other)
          .isFalse();
      assertThat(python.check("proof", file, directory.resolve("keys.txt")).get("proven"))
          .as("round %d, character %d: %s", round, at, other)
          .isNotEqualTo(true);
    }
  }

  @Test
  void an_event_left_out_of_a_proof_is_named_unless_it_is_the_last() throws Exception {
    Map<String, Object> proof =
        Json.readObject(
            Prover.incident(export, signed, SampleLog.INCIDENT).getBytes(StandardCharsets.UTF_8));
    List<Object> events = new ArrayList<>(Fields.list(proof, "events"));
    events.removeFirst();
    proof.put("events", events);
    assertThat(
            ProofVerifier.verify(JsonText.of(proof).getBytes(StandardCharsets.UTF_8), world.keys())
                .findings())
        .first()
        .extracting(Finding::kind)
        .isEqualTo(Finding.Kind.MISSING);
    assertBothSay(JsonText.of(proof), false);
  }

  @Test
  void an_incident_that_is_not_there_or_not_yet_signed_is_said_so() {
    assertThatThrownBy(() -> Prover.incident(export, signed, "INC-7"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("there is no incident INC-7");
    assertThatThrownBy(() -> Prover.consistency(export, signed, 1, 10_000))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("there is no checkpoint for position");
  }

  @Test
  void the_program_says_the_same_as_the_script_and_ends_with_the_same_code() throws Exception {
    Path proof =
        Files.writeString(
            directory.resolve("p.json"), Prover.incident(export, signed, SampleLog.INCIDENT));
    String keys = directory.resolve("keys.txt").toString();
    String notes = directory.resolve("checkpoints.txt").toString();
    Path damaged =
        Files.writeString(
            directory.resolve("damaged.jsonl"),
            world.log().export().replaceFirst("person-\\d", "person-x"));
    for (List<String> arguments :
        List.of(
            List.of("log", export.toString(), "--checkpoints", notes, "--keys", keys),
            List.of("log", export.toString()),
            List.of("log", damaged.toString(), "--checkpoints", notes, "--keys", keys),
            List.of("log", keys),
            List.of("proof", proof.toString(), "--keys", keys),
            List.of("proof", export.toString(), "--keys", keys),
            List.of("--help"))) {
      StringWriter said = new StringWriter();
      PrintWriter out = new PrintWriter(said);
      int code = Main.run(arguments, out, out);
      List<String> command =
          new ArrayList<>(List.of("python3", "-B", PythonVerifier.SCRIPT.toString()));
      command.addAll(arguments);
      Process script = new ProcessBuilder(command).redirectErrorStream(true).start();
      String answer = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(script.waitFor()).as("%s: %s / %s", arguments, said, answer).isEqualTo(code);
      assertThat(answer.lines().findFirst().orElseThrow().split("[:,]")[0])
          .isEqualTo(
              arguments.contains("--help")
                  ? "usage"
                  : said.toString().lines().findFirst().orElseThrow().split("[:,]")[0]);
    }
  }

  private void assertBothSay(String proof, boolean holds) throws IOException {
    assertThat(holds(proof)).as(proof).isEqualTo(holds);
    Path file = Files.writeString(directory.resolve("proof.json"), proof);
    assertThat(python.check("proof", file, directory.resolve("keys.txt")).get("proven"))
        .as(proof)
        .isEqualTo(holds);
  }

  private boolean holds(String proof) {
    try {
      return ProofVerifier.verify(proof.getBytes(StandardCharsets.UTF_8), world.keys())
          .findings()
          .isEmpty();
    } catch (UnreadableException e) {
      return false;
    }
  }
}
