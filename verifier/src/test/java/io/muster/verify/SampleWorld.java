package io.muster.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A log, its published checkpoints, and two keys of which the second took over on the way. */
record SampleWorld(
    SampleLog log, String notes, String keys, List<Long> signed, SampleKey newestKey) {

  static SampleWorld of(long seed) {
    Random random = new Random(seed);
    SampleLog log = SampleLog.random(random, 12 + random.nextInt(25));
    List<Integer> ends = new ArrayList<>();
    for (int end = 1 + random.nextInt(6); end <= log.commits.size(); end += 1 + random.nextInt(6)) {
      ends.add(end);
    }
    return signed(log, ends, ends.size() / 2);
  }

  /**
   * Signs a log.
   *
   * @param ends how many commits each checkpoint covers
   * @param handover which of the checkpoints the second key takes over at
   */
  static SampleWorld signed(SampleLog log, List<Integer> ends, int handover) {
    SampleKey first = new SampleKey();
    SampleKey second = new SampleKey();
    StringBuilder notes = new StringBuilder();
    List<Long> signed = new ArrayList<>();
    for (int i = 0; i < ends.size(); i++) {
      int end = ends.get(i);
      String text =
          log.checkpoint(end, Instant.parse("2026-11-24T04:00:00Z").plusSeconds(i).toString());
      if (i == handover) {
        text += "key " + second.verifierKey() + "\n";
        notes.append(text).append('\n').append(first.sign(text)).append(second.sign(text));
      } else {
        notes.append(text).append('\n').append((i < handover ? first : second).sign(text));
      }
      notes.append('\n');
      signed.add(log.last(end - 1));
    }
    String keys =
        "# keys of the sample\n%s from 0\n%s from %d\n"
            .formatted(first.verifierKey(), second.verifierKey(), signed.get(handover));
    return new SampleWorld(log, notes.toString(), keys, signed, second);
  }

  long newest() {
    return signed.getLast();
  }
}
