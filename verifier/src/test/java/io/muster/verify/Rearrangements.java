package io.muster.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Something is taken out of the log, put into it, or put elsewhere in it. */
final class Rearrangements {

  private Rearrangements() {}

  static Damage deleteCommits(SampleWorld world, Random random) {
    SampleLog log = world.log().copy();
    int from = random.nextInt(log.commits.size() - 1);
    int to = Math.min(log.commits.size() - 1, from + 1 + random.nextInt(3));
    Damage damage =
        new Damage(
            "commits %d to %d deleted".formatted(from, to - 1),
            null,
            log.position(from),
            log.last(to - 1),
            true,
            Damage.Verdict.COMPLETENESS);
    log.commits.subList(from, to).clear();
    return damage.with(log);
  }

  static Damage deleteEvent(SampleWorld world, Random random) {
    SampleLog log = world.log().copy();
    int c = severalEvents(log, random);
    if (c < 0) {
      return deleteCommits(world, random);
    }
    long from = log.position(c);
    long to = log.last(c);
    int e = random.nextInt(log.events(c).size());
    log.events(c).remove(e);
    boolean counted = random.nextBoolean();
    if (counted) {
      log.commits.get(c).put("count", (long) log.events(c).size());
    }
    String export = log.export(world.log().end());
    return counted
        ? new Damage(
            "event deleted, count fitted",
            Damage.utf8(export),
            from,
            to,
            true,
            Damage.Verdict.INTEGRITY)
        : new Damage(
            "event deleted",
            Damage.utf8(export),
            from + e,
            from + e,
            true,
            Damage.Verdict.COMPLETENESS);
  }

  static Damage insertEvent(SampleWorld world, Random random) {
    SampleLog log = world.log().copy();
    int c = random.nextInt(log.commits.size());
    long from = log.position(c);
    long to = log.last(c) + 1;
    String before = (String) log.commits.get(c).get("hash");
    List<String> leaves = log.events(c).stream().map(e -> (String) e.get("leaf")).toList();
    int at = random.nextInt(log.events(c).size() + 1);
    Map<String, Object> forged = new LinkedHashMap<>(log.events(c).getFirst());
    forged.put("id", "forged");
    log.events(c).add(at, forged);
    log.fitCommit(c);
    log.commits.get(c).put("hash", before);
    for (int i = 0; i < leaves.size(); i++) {
      log.events(c).get(i < at ? i : i + 1).put("leaf", leaves.get(i));
    }
    if (random.nextBoolean()) {
      log.commits.get(c).put("count", (long) log.events(c).size());
    }
    return new Damage(
        "event inserted", Damage.utf8(log.export()), from, to, true, Damage.Verdict.INTEGRITY);
  }

  static Damage insertCommit(SampleWorld world, Random random) {
    SampleLog log = world.log().copy();
    int at = random.nextInt(log.commits.size());
    Map<String, Object> forged = SampleLog.deepCopy(log.commits.get(at));
    log.commits.add(at, forged);
    log.events(at).getFirst().put("id", "forged");
    log.fitCommit(at);
    if (random.nextBoolean()) {
      shift(log, at + 1, log.events(at).size());
    }
    return new Damage(
        "commit inserted",
        Damage.utf8(log.export()),
        log.position(at),
        log.last(at) + 1,
        true,
        Damage.Verdict.INTEGRITY);
  }

  static Damage duplicateCommit(SampleWorld world, Random random) {
    SampleLog log = world.log().copy();
    int of = random.nextInt(log.commits.size());
    log.commits.add(of + 1, SampleLog.deepCopy(log.commits.get(of)));
    return Damage.integrity("commit duplicated", log, log.position(of));
  }

  static Damage swapEvents(SampleWorld world, Random random) {
    SampleLog log = world.log().copy();
    int c = severalEvents(log, random);
    if (c < 0) {
      return swapCommits(world, random);
    }
    int a = random.nextInt(log.events(c).size() - 1);
    Collections.swap(log.events(c), a, a + 1);
    return Damage.integrity("events swapped", log, log.position(c) + a);
  }

  static Damage swapCommits(SampleWorld world, Random random) {
    SampleLog log = world.log().copy();
    int a = random.nextInt(log.commits.size() - 1);
    int b = a + 1 + random.nextInt(log.commits.size() - a - 1);
    long from = log.position(a);
    long to = log.last(b);
    Collections.swap(log.commits, a, b);
    boolean renumbered = random.nextBoolean();
    if (renumbered) {
      long position = from;
      for (int i = a; i <= b; i++) {
        log.commits.get(i).put("position", position);
        position += log.events(i).size();
      }
    }
    String what = "commits %d and %d swapped%s".formatted(a, b, renumbered ? ", renumbered" : "");
    return new Damage(
        what, Damage.utf8(log.export(world.log().end())), from, to, true, Damage.Verdict.INTEGRITY);
  }

  /** The file ends too early, at any byte. */
  static Damage truncate(SampleWorld world, Random random) {
    byte[] export = Damage.utf8(world.log().export());
    int header = new String(export, StandardCharsets.UTF_8).indexOf('\n') + 1;
    int length = header + random.nextInt(export.length - header - 2);
    byte[] cut = Arrays.copyOf(export, length);
    // A last line that lacks nothing but its end is read whole.
    int lines = export[length] == '\n' ? 1 : 0;
    for (byte each : cut) {
      lines += each == '\n' ? 1 : 0;
    }
    long reached =
        lines == 1 ? 0 : world.log().last(Math.min(lines - 2, world.log().commits.size() - 1));
    return new Damage(
        "file cut off at byte " + length,
        cut,
        reached,
        reached + 1,
        true,
        Damage.Verdict.COMPLETENESS);
  }

  /** The newest commits are gone and nothing in the file shows it. */
  static Damage cutOff(SampleWorld world, Random random) {
    SampleLog log = world.log().copy();
    int left = 1 + random.nextInt(log.commits.size() - 1);
    long from = log.position(left);
    long to = log.size();
    log.commits.subList(left, log.commits.size()).clear();
    return new Damage(
        "cut off after commit " + left,
        Damage.utf8(log.export()),
        from,
        to,
        from <= world.newest(),
        Damage.Verdict.COMPLETENESS);
  }

  private static void shift(SampleLog log, int from, int by) {
    for (int i = from; i < log.commits.size(); i++) {
      log.commits.get(i).put("position", log.position(i) + by);
    }
  }

  private static int severalEvents(SampleLog log, Random random) {
    int start = random.nextInt(log.commits.size());
    for (int i = 0; i < log.commits.size(); i++) {
      int c = (start + i) % log.commits.size();
      if (log.events(c).size() > 1) {
        return c;
      }
    }
    return -1;
  }
}
