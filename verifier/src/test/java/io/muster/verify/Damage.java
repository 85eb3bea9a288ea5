package io.muster.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
          Damage::editEvent,
          Damage::editCommit,
          Damage::character,
          Damage::deleteCommits,
          Damage::deleteEvent,
          Damage::insertEvent,
          Damage::insertCommit,
          Damage::duplicateCommit,
          Damage::swapEvents,
          Damage::swapCommits,
          Damage::truncate,
          Damage::cutOff,
          Damage::rewriteOne,
          Damage::rewriteFrom);

  static Damage random(SampleWorld world, Random random) {
    return KINDS.get(random.nextInt(KINDS.size())).apply(world, random);
  }

  private static Damage editEvent(SampleWorld world, Random random) {
    SampleLog log = world.log().copy();
    int c = random.nextInt(log.commits.size());
    int e = random.nextInt(log.events(c).size());
    Map<String, Object> event = log.events(c).get(e);
    String field = pick(random, List.of("id", "type", "revision", "metadata", "payload", "leaf"));
    change(event, field, random);
    return integrity("event's %s edited".formatted(field), log, log.position(c) + e);
  }

  private static Damage editCommit(SampleWorld world, Random random) {
    SampleLog log = world.log().copy();
    int c = random.nextInt(log.commits.size());
    long from = log.position(c);
    long to = log.last(c);
    String field =
        pick(
            random, log.commits.get(c).keySet().stream().filter(f -> !f.equals("events")).toList());
    change(log.commits.get(c), field, random);
    // The end is left as it was, as somebody would who did not touch the newest commit.
    String export = log.export(world.log().end());
    return new Damage(
        "commit's %s edited".formatted(field), utf8(export), from, to, true, Verdict.INTEGRITY);
  }

  /** Any character of any line but the first, which would make it no export. */
  private static Damage character(SampleWorld world, Random random) {
    SampleLog log = world.log();
    List<String> lines = new java.util.ArrayList<>(log.export().lines().toList());
    int l = 1 + random.nextInt(lines.size() - 1);
    StringBuilder line = new StringBuilder(lines.get(l));
    int at = random.nextInt(line.length());
    while (line.charAt(at) > '~') {
      at = random.nextInt(line.length());
    }
    char other = (char) ('!' + random.nextInt('~' - '!'));
    line.setCharAt(at, other == line.charAt(at) ? '~' : other);
    lines.set(l, line.toString());
    boolean end = l == lines.size() - 1;
    return new Damage(
        "character %d of line %d made %s".formatted(at, l, line.charAt(at)),
        utf8(String.join("\n", lines) + "\n"),
        end ? log.size() : log.position(l - 1),
        end ? log.size() + 1 : log.last(l - 1),
        true,
        null);
  }

  private static Damage deleteCommits(SampleWorld world, Random random) {
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
            Verdict.COMPLETENESS);
    log.commits.subList(from, to).clear();
    return damage.with(log);
  }

  private static Damage deleteEvent(SampleWorld world, Random random) {
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
        ? new Damage("event deleted, count fitted", utf8(export), from, to, true, Verdict.INTEGRITY)
        : new Damage("event deleted", utf8(export), from + e, from + e, true, Verdict.COMPLETENESS);
  }

  private static Damage insertEvent(SampleWorld world, Random random) {
    SampleLog log = world.log().copy();
    int c = random.nextInt(log.commits.size());
    long from = log.position(c);
    long to = log.last(c) + 1;
    String before = (String) log.commits.get(c).get("hash");
    List<String> leaves = log.events(c).stream().map(e -> (String) e.get("leaf")).toList();
    int at = random.nextInt(log.events(c).size() + 1);
    Map<String, Object> forged = new java.util.LinkedHashMap<>(log.events(c).getFirst());
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
    return new Damage("event inserted", utf8(log.export()), from, to, true, Verdict.INTEGRITY);
  }

  private static Damage insertCommit(SampleWorld world, Random random) {
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
        utf8(log.export()),
        log.position(at),
        log.last(at) + 1,
        true,
        Verdict.INTEGRITY);
  }

  private static Damage duplicateCommit(SampleWorld world, Random random) {
    SampleLog log = world.log().copy();
    int of = random.nextInt(log.commits.size());
    log.commits.add(of + 1, SampleLog.deepCopy(log.commits.get(of)));
    return integrity("commit duplicated", log, log.position(of));
  }

  private static Damage swapEvents(SampleWorld world, Random random) {
    SampleLog log = world.log().copy();
    int c = severalEvents(log, random);
    if (c < 0) {
      return swapCommits(world, random);
    }
    int a = random.nextInt(log.events(c).size() - 1);
    Collections.swap(log.events(c), a, a + 1);
    return integrity("events swapped", log, log.position(c) + a);
  }

  private static Damage swapCommits(SampleWorld world, Random random) {
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
    return new Damage(what, utf8(log.export(world.log().end())), from, to, true, Verdict.INTEGRITY);
  }

  /** The file ends too early, at any byte. */
  private static Damage truncate(SampleWorld world, Random random) {
    byte[] export = utf8(world.log().export());
    int header = new String(export, StandardCharsets.UTF_8).indexOf('\n') + 1;
    int length = header + random.nextInt(export.length - header - 2);
    byte[] cut = Arrays.copyOf(export, length);
    int lines =
        (int) new String(cut, StandardCharsets.UTF_8).chars().filter(c -> c == '\n').count();
    long reached =
        lines == 1 ? 0 : world.log().last(Math.min(lines - 2, world.log().commits.size() - 1));
    return new Damage(
        "file cut off at byte " + length, cut, reached, reached + 1, true, Verdict.COMPLETENESS);
  }

  /** The newest commits are gone and nothing in the file shows it. */
  private static Damage cutOff(SampleWorld world, Random random) {
    SampleLog log = world.log().copy();
    int left = 1 + random.nextInt(log.commits.size() - 1);
    long from = log.position(left);
    long to = log.size();
    log.commits.subList(left, log.commits.size()).clear();
    return new Damage(
        "cut off after commit " + left,
        utf8(log.export()),
        from,
        to,
        from <= world.newest(),
        Verdict.COMPLETENESS);
  }

  /** One commit is changed and made to fit by itself; what follows is left as it was. */
  private static Damage rewriteOne(SampleWorld world, Random random) {
    SampleLog log = world.log().copy();
    int c = random.nextInt(log.commits.size());
    change(log.events(c).getFirst(), "payload", random);
    log.fitCommit(c);
    boolean newest = c == log.commits.size() - 1;
    return new Damage(
        "commit %d written anew".formatted(c),
        utf8(log.export()),
        log.position(c),
        log.last(c),
        !newest || log.position(c) <= world.newest(),
        Verdict.INTEGRITY);
  }

  /** Something is changed, put in or taken out, and every hash after it recomputed. */
  private static Damage rewriteFrom(SampleWorld world, Random random) {
    SampleLog log = world.log().copy();
    int c = random.nextInt(log.commits.size() - 1);
    long from = log.position(c);
    long to = log.last(c);
    int how = random.nextInt(3);
    switch (how) {
      case 0 -> change(log.events(c).getFirst(), "payload", random);
      case 1 -> {
        Map<String, Object> forged = SampleLog.deepCopy(log.commits.get(c));
        log.commits.add(c, forged);
        log.events(c).getFirst().put("id", "forged");
      }
      default -> log.commits.remove(c);
    }
    log.fit(c);
    String what = List.of("changed", "inserted before", "deleted").get(how);
    return new Damage(
        "commit %d %s, chain recomputed".formatted(c, what),
        utf8(log.export()),
        from,
        to,
        from <= world.newest(),
        null);
  }

  private Damage with(SampleLog log) {
    return new Damage(what, utf8(log.export()), from, to, provable, verdict);
  }

  private static Damage integrity(String what, SampleLog log, long position) {
    return new Damage(what, utf8(log.export()), position, position, true, Verdict.INTEGRITY);
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

  private static void change(Map<String, Object> object, String field, Random random) {
    object.merge(
        field,
        "",
        (value, _) ->
            switch (value) {
              case Long number -> number + 1 + random.nextInt(5);
              case String text when field.equals("recordTime") ->
                  java.time.Instant.parse(text)
                      .plusMillis(random.nextBoolean() ? 1 : -1 - random.nextInt(100_000))
                      .toString();
              case String hash
                  when field.equals("leaf") || field.equals("hash") || field.equals("previous") ->
                  (hash.charAt(0) == 'a' ? "b" : "a") + hash.substring(1);
              default -> value + Integer.toString(random.nextInt(1000));
            });
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
