package io.muster.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody changes exports at random, clumsily or with every hash made to fit; both verifiers find
 * it, name it, and agree. 500 damages by default, 100,000 with MUSTER_TEST_LONG; each is made from
 * its own number, so that one can be made again.
 */
class RandomDamageTest {

  private static final int DAMAGES =
      Integer.getInteger(
          "muster.damages", System.getenv("MUSTER_TEST_LONG") == null ? 500 : 100_000);
  private static final int FIRST = Integer.getInteger("muster.damages.first", 0);
  private static final int WORLD = 50;

  /** What two verifiers that were written apart have to agree in. */
  private static final List<String> FACTS =
      List.of(
          "integrity",
          "completeness",
          "events",
          "position",
          "head",
          "root",
          "checkpoints",
          "provenUpTo",
          "signedUpTo",
          "signedAt",
          "notProvable",
          "unvouchedKeys",
          "found");

  @TempDir private Path directory;

  @Test
  @Timeout(14_400)
  void every_damage_is_found_and_named_by_both_verifiers() throws IOException {
    Map<String, Integer> outcomes = new TreeMap<>();
    try (PythonVerifier python = new PythonVerifier()) {
      SampleWorld world = null;
      for (int number = FIRST; number < FIRST + DAMAGES; number++) {
        if (world == null || number % WORLD == 0) {
          world = SampleWorld.of(number / WORLD);
          Files.writeString(directory.resolve("checkpoints.txt"), world.notes());
          Files.writeString(directory.resolve("keys.txt"), world.keys());
          undamaged(world, python);
        }
        Damage damage = Damage.random(world, new Random(number));
        String outcome = check(number, damage, world, python);
        outcomes.merge(outcome, 1, Integer::sum);
      }
    }
    assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(DAMAGES);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/random-damage.txt"), outcomes + "\n");
  }

  private void undamaged(SampleWorld world, PythonVerifier python) throws IOException {
    byte[] export = world.log().export().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Verification log = verify(export, world);
    assertThat(log.integrity()).isEqualTo(Verification.Integrity.INTACT);
    assertThat(log.completeness()).isEqualTo(Verification.Completeness.COMPLETE);
    assertThat(log.checkpoints()).isEqualTo(world.signed().size());
    assertThat(log.unvouched()).isEmpty();
    agree("undamaged", log, ask(export, python));
  }

  private String check(int number, Damage damage, SampleWorld world, PythonVerifier python)
      throws IOException {
    String name = "damage %d: %s".formatted(number, damage.what());
    Verification log = verify(damage.export(), world);
    agree(name, log, ask(damage.export(), python));
    if (!damage.provable()) {
      assertThat(log.findings()).as(name).isEmpty();
      assertThat(log.provenUpTo()).as(name).isLessThan(damage.from());
      return "not provable";
    }
    assertThat(log.isDamaged()).as(name).isTrue();
    boolean named =
        log.findings().stream().anyMatch(f -> f.from() <= damage.to() && f.to() >= damage.from())
            || endIsMissingAfter(damage, log);
    assertThat(named).as("%s, %d to %d: %s", name, damage.from(), damage.to(), log).isTrue();
    assertThat(log.findings()).as(name).allMatch(f -> f.sentence().contains("position"));
    if (damage.verdict() == Damage.Verdict.INTEGRITY) {
      assertThat(log.integrity()).as(name).isEqualTo(Verification.Integrity.DAMAGED);
    } else if (damage.verdict() == Damage.Verdict.COMPLETENESS) {
      assertThat(log.completeness()).as(name).isEqualTo(Verification.Completeness.INCOMPLETE);
    }
    return "found and named";
  }

  /**
   * A log written anew that also became shorter than the next checkpoint: that checkpoint cannot be
   * held against it, so the missing end is named, and what comes before it as not provable.
   */
  private static boolean endIsMissingAfter(Damage damage, Verification log) {
    return damage.verdict() == null
        && log.findings().stream().anyMatch(f -> f.to() == log.signedUpTo())
        && log.unproven().stream()
            .anyMatch(r -> r.from() <= damage.to() && r.to() >= damage.from());
  }

  private static Verification verify(byte[] export, SampleWorld world) throws IOException {
    return LogVerifier.verify(
        new ByteArrayInputStream(export), SignedCheckpoints.of(world.notes(), world.keys()));
  }

  private Map<String, Object> ask(byte[] export, PythonVerifier python) throws IOException {
    Path file = Files.write(directory.resolve("export.jsonl"), export);
    return python.check(
        "log", file, directory.resolve("checkpoints.txt"), directory.resolve("keys.txt"));
  }

  private static void agree(String name, Verification log, Map<String, Object> python) {
    Map<String, Object> java = asRead(Told.of(log));
    for (String fact : FACTS) {
      assertThat(python.get(fact)).as("%s: %s, %s", name, fact, python).isEqualTo(java.get(fact));
    }
    if (log.found() < 100) {
      assertThat(places(python)).as(name).isEqualTo(places(java));
    }
  }

  private static List<String> places(Map<String, Object> told) {
    return ((List<?>) told.get("findings"))
        .stream()
            .map(Map.class::cast)
            .map(
                f ->
                    "%s %s-%s %s"
                        .formatted(f.get("kind"), f.get("from"), f.get("to"), f.get("eventId")))
            .sorted()
            .toList();
  }

  private static Map<String, Object> asRead(Map<String, Object> told) {
    try {
      return Json.readObject(JsonText.of(told).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (Json.NotJsonException e) {
      throw new IllegalStateException(e);
    }
  }
}
