package io.muster.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A log as lines of an export that may be changed at will, with the means to make hashes fit again.
 * It is written anew from the format for the tests and shares nothing with what writes the real
 * log.
 */
final class SampleLog {

  static final String INCIDENT = "incident-1";

  private static final Instant BEGIN = Instant.parse("2026-11-24T03:12:00Z");
  private static final List<String> WORDS =
      List.of("größer", "disk full", "\"quoted\"", "λ → 事件", "back\\slash", "line\nbreak", "😀");

  final List<Map<String, Object>> commits;
  private final Hashes hashes = new Hashes();

  private SampleLog(List<Map<String, Object>> commits) {
    this.commits = commits;
  }

  /** A log whose hashes all fit. */
  static SampleLog random(Random random, int commits) {
    SampleLog log = new SampleLog(new ArrayList<>());
    int[] sequences = new int[4];
    long position = 1;
    for (int i = 0; i < commits; i++) {
      int aggregate = random.nextInt(4);
      int count = random.nextInt(5) == 0 ? 2 + random.nextInt(4) : 1;
      List<Map<String, Object>> events = new ArrayList<>();
      for (int k = 0; k < count; k++) {
        events.add(event(random, position + k, aggregate, sequences[aggregate] + k));
      }
      Map<String, Object> commit = new LinkedHashMap<>();
      commit.put("position", position);
      commit.put("version", 1L);
      commit.put("count", (long) count);
      commit.put("recordTime", BEGIN.plusMillis(1000L * i + random.nextInt(999)).toString());
      commit.put("aggregateType", aggregate == 3 ? "Page" : "Incident");
      commit.put("aggregateId", aggregate == 3 ? "page-1" : "incident-" + aggregate);
      commit.put("sequence", (long) sequences[aggregate]);
      commit.put("previous", "");
      commit.put("hash", "");
      commit.put("events", events);
      log.commits.add(commit);
      position += count;
      sequences[aggregate] += count;
    }
    log.fit(0);
    return log;
  }

  private static Map<String, Object> event(
      Random random, long position, int aggregate, int sequence) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("incidentId", aggregate == 3 ? INCIDENT : "incident-" + aggregate);
    if (sequence == 0 && aggregate < 3) {
      payload.put("number", 100L + aggregate);
    }
    payload.put("note", WORDS.get(random.nextInt(WORDS.size())) + random.nextInt(1000));
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("id", "event-" + position);
    event.put(
        "type",
        aggregate == 3 ? "page.sent" : sequence == 0 ? "incident.opened" : "incident.note-added");
    event.put("revision", 1L);
    event.put("metadata", "{\"actor\":\"person-%d\"}".formatted(random.nextInt(9)));
    event.put("payload", JsonText.of(payload));
    event.put("leaf", "");
    return event;
  }

  /** Makes positions, leaf hashes and commit hashes fit from this commit to the end. */
  void fit(int from) {
    long position = from == 0 ? 1 : position(from - 1) + events(from - 1).size();
    String previous = from == 0 ? "00".repeat(32) : (String) commits.get(from - 1).get("hash");
    for (int i = from; i < commits.size(); i++) {
      Map<String, Object> commit = commits.get(i);
      commit.put("position", position);
      commit.put("count", (long) events(i).size());
      commit.put("previous", previous);
      fitCommit(i);
      previous = (String) commit.get("hash");
      position += events(i).size();
    }
  }

  /** Makes the leaf hashes and the hash of one commit fit, and leaves what follows as it is. */
  void fitCommit(int i) {
    for (Map<String, Object> event : events(i)) {
      event.put("leaf", "00".repeat(32));
    }
    ExportedCommit commit = parsed(i);
    List<byte[]> leaves = new ArrayList<>();
    for (int k = 0; k < commit.events().size(); k++) {
      leaves.add(hashes.leaf(commit, commit.events().get(k), commit.sequence() + k));
      events(i).get(k).put("leaf", HexFormat.of().formatHex(leaves.getLast()));
    }
    commits
        .get(i)
        .put(
            "hash",
            HexFormat.of()
                .formatHex(
                    hashes.commit(
                        commit.previous(), commit.position(), commit.recordTime(), leaves)));
  }

  private ExportedCommit parsed(int i) {
    try {
      Map<String, Object> copy = new LinkedHashMap<>(commits.get(i));
      if (copy.get("hash").equals("")) {
        copy.put("hash", "00".repeat(32));
      }
      return ExportedCommit.parse(copy);
    } catch (Fields.MissingException e) {
      throw new IllegalStateException(e);
    }
  }

  long position(int i) {
    return (long) commits.get(i).get("position");
  }

  long last(int i) {
    return position(i) + events(i).size() - 1;
  }

  long size() {
    return last(commits.size() - 1);
  }

  String head() {
    return (String) commits.getLast().get("hash");
  }

  @SuppressWarnings("unchecked")
  List<Map<String, Object>> events(int i) {
    return (List<Map<String, Object>>) commits.get(i).get("events");
  }

  SampleLog copy() {
    List<Map<String, Object>> copies = new ArrayList<>();
    for (int i = 0; i < commits.size(); i++) {
      Map<String, Object> copy = new LinkedHashMap<>(commits.get(i));
      List<Map<String, Object>> events = new ArrayList<>();
      events(i).forEach(event -> events.add(new LinkedHashMap<>(event)));
      copy.put("events", events);
      copies.add(copy);
    }
    return new SampleLog(copies);
  }

  static Map<String, Object> deepCopy(Map<String, Object> commit) {
    return new SampleLog(new ArrayList<>(List.of(commit))).copy().commits.getFirst();
  }

  /** The export as it is written, with an end that fits. */
  String export() {
    Map<String, Object> end = new LinkedHashMap<>();
    end.put("commits", (long) commits.size());
    end.put("events", commits.stream().mapToLong(c -> ((List<?>) c.get("events")).size()).sum());
    end.put("position", commits.isEmpty() ? 0L : size());
    end.put("hash", commits.isEmpty() ? "00".repeat(32) : head());
    return export(end);
  }

  String export(Map<String, Object> end) {
    StringBuilder out =
        new StringBuilder("{\"format\":\"muster-event-log\",\"version\":1,\"hash\":\"SHA-256\"}\n");
    commits.forEach(commit -> out.append(JsonText.of(commit)).append('\n'));
    return out.append(JsonText.of(Map.of("end", end))).append('\n').toString();
  }

  Map<String, Object> end() {
    try {
      String last = export().lines().toList().getLast();
      @SuppressWarnings("unchecked")
      Map<String, Object> end =
          (Map<String, Object>) Json.readObject(last.getBytes(StandardCharsets.UTF_8)).get("end");
      return end;
    } catch (Json.NotJsonException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The text of a checkpoint over the first commits. */
  String checkpoint(int commitsCovered, String time) {
    MerkleTree tree = new MerkleTree(hashes);
    for (int i = 0; i < commitsCovered; i++) {
      events(i).forEach(event -> tree.add(HexFormat.of().parseHex((String) event.get("leaf"))));
    }
    return "sample.example/log\n%d\n%s\ncommit %s\ntime %s\n"
        .formatted(
            last(commitsCovered - 1),
            Base64.getEncoder().encodeToString(tree.root()),
            commits.get(commitsCovered - 1).get("hash"),
            time);
  }
}
