package io.muster.verify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * One thing somebody did to an export, and what a verifier has to say about it.
 *
 * @param what in words
 * @param export the bytes afterwards
 * @param from first position concerned
 * @param to last position concerned
 * @param provable whether published checkpoints or the hashes show it
 * @param verdict the verdict it must change; null when either will do
 */
record Damage(String what, byte[] export, long from, long to, boolean provable, Verdict verdict) {

  enum Verdict {
    INTEGRITY,
    COMPLETENESS
  }

  private static final List<BiFunction<SampleWorld, Random, Damage>> KINDS =
      List.of(
          Edits::editEvent,
          Edits::editCommit,
          Edits::character,
          Rearrangements::deleteCommits,
          Rearrangements::deleteEvent,
          Rearrangements::insertEvent,
          Rearrangements::insertCommit,
          Rearrangements::duplicateCommit,
          Rearrangements::swapEvents,
          Rearrangements::swapCommits,
          Rearrangements::truncate,
          Rearrangements::cutOff,
          Edits::rewriteOne,
          Edits::rewriteFrom);

  static Damage random(SampleWorld world, Random random) {
    return KINDS.get(random.nextInt(KINDS.size())).apply(world, random);
  }

  Damage with(SampleLog log) {
    return new Damage(what, utf8(log.export()), from, to, provable, verdict);
  }

  static Damage integrity(String what, SampleLog log, long position) {
    return new Damage(what, utf8(log.export()), position, position, true, Verdict.INTEGRITY);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
