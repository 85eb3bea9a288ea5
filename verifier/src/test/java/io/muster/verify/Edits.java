package io.muster.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Something in the log is made another, with or without hashes that fit it. */
final class Edits {

  private Edits() {}

  static Damage editEvent(SampleWorld world, Random random) {
    SampleLog log = world.log().copy();
    int c = random.nextInt(log.commits.size());
    int e = random.nextInt(log.events(c).size());
    Map<String, Object> event = log.events(c).get(e);
    String field = pick(random, List.of("id", "type", "revision", "metadata", "payload", "leaf"));
    change(event, field, random);
    return Damage.integrity("event's %s edited".formatted(field), log, log.position(c) + e);
  }

  static Damage editCommit(SampleWorld world, Random random) {
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
        "commit's %s edited".formatted(field),
        Damage.utf8(export),
        from,
        to,
        true,
        Damage.Verdict.INTEGRITY);
  }

  /** Any character of any line but the first, which would make it no export. */
  static Damage character(SampleWorld world, Random random) {
    SampleLog log = world.log();
    List<String> lines = new ArrayList<>(log.export().lines().toList());
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
        Damage.utf8(String.join("\n", lines) + "\n"),
        end ? log.size() : log.position(l - 1),
        end ? log.size() + 1 : log.last(l - 1),
        true,
        null);
  }

  /** One commit is changed and made to fit by itself; what follows is left as it was. */
  static Damage rewriteOne(SampleWorld world, Random random) {
    SampleLog log = world.log().copy();
    int c = random.nextInt(log.commits.size());
    change(log.events(c).getFirst(), "payload", random);
    log.fitCommit(c);
    boolean newest = c == log.commits.size() - 1;
    return new Damage(
        "commit %d written anew".formatted(c),
        Damage.utf8(log.export()),
        log.position(c),
        log.last(c),
        !newest || log.position(c) <= world.newest(),
        Damage.Verdict.INTEGRITY);
  }

  /** Something is changed, put in or taken out, and every hash after it recomputed. */
  static Damage rewriteFrom(SampleWorld world, Random random) {
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
        Damage.utf8(log.export()),
        from,
        to,
        from <= world.newest(),
        null);
  }

  private static void change(Map<String, Object> object, String field, Random random) {
    object.merge(
        field,
        "",
        (value, _) ->
            switch (value) {
              case Long number -> number + 1 + random.nextInt(5);
              case String text when field.equals("recordTime") ->
                  Instant.parse(text)
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
}
