package io.muster.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes the test vectors beside docs/log-format.md, when the format has changed: {@code mvn -pl
 * verifier test -Dtest=VectorsTest -Dmuster.vectors.write=true}. The keys that sign them are made
 * for the occasion and forgotten.
 */
final class VectorsWriter {

  private final Path folder;
  private final List<Map<String, Object>> logs = new ArrayList<>();
  private SampleWorld world;

  private VectorsWriter(Path folder) {
    this.folder = folder;
  }

  static void write(Path folder) throws IOException {
    new VectorsWriter(Files.createDirectories(folder)).write();
  }

  private void write() throws IOException {
    SampleLog log = SampleLog.random(new Random(20261124), 24);
    world = SampleWorld.signed(log, List.of(3, 8, 13, 18, 22), 2);
    Files.writeString(folder.resolve("checkpoints.txt"), world.notes());
    Files.writeString(folder.resolve("keys.txt"), world.keys());
    log("export.jsonl", "as it was recorded", log);

    SampleLog changed = log.copy();
    changed.events(10).getFirst().put("payload", "{\"note\":\"all was well\"}");
    log("changed.jsonl", "the payload of an event is another one", changed);

    SampleLog deleted = log.copy();
    deleted.commits.remove(10);
    log("deleted.jsonl", "a commit is not there", deleted);

    SampleLog swapped = log.copy();
    java.util.Collections.swap(swapped.commits, 9, 10);
    log("swapped.jsonl", "two commits stand in each other's place", swapped);

    SampleLog rewritten = log.copy();
    rewritten.events(10).getFirst().put("payload", "{\"note\":\"all was well\"}");
    rewritten.fit(10);
    log(
        "rewritten.jsonl",
        "a payload is another one, and every hash after it was made to fit",
        rewritten);

    SampleLog cutOff = log.copy();
    cutOff.commits.subList(20, 24).clear();
    log("cut-off.jsonl", "the end is not there, further back than the newest checkpoint", cutOff);

    SampleLog newest = log.copy();
    newest.commits.subList(23, 24).clear();
    log(
        "newest-cut-off.jsonl",
        "the end is not there, after the newest checkpoint: not provable",
        newest);

    SignedCheckpoints signed = SignedCheckpoints.of(world.notes(), world.keys());
    Path export = folder.resolve("export.jsonl");
    Files.writeString(
        folder.resolve("incident-proof.json"), Prover.incident(export, signed, SampleLog.INCIDENT));
    Files.writeString(
        folder.resolve("consistency-proof.json"),
        Prover.consistency(export, signed, world.signed().get(1), world.newest()));

    Map<String, Object> vectors = new LinkedHashMap<>();
    vectors.put("example", example());
    vectors.put("tree", tree());
    vectors.put("logs", logs);
    Files.writeString(
        folder.resolve("vectors.json"),
        JsonText.of(vectors).replace("},{", "},\n{").replace("],\"", "],\n\"") + "\n");
  }

  private void log(String file, String what, SampleLog log) throws IOException {
    Files.writeString(folder.resolve(file), log.export());
    Verification verification =
        LogVerifier.verify(
            new ByteArrayInputStream(log.export().getBytes(StandardCharsets.UTF_8)),
            SignedCheckpoints.of(world.notes(), world.keys()));
    Map<String, Object> told = Told.of(verification);
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("file", file);
    expected.put("what", what);
    for (String field :
        List.of("integrity", "completeness", "position", "head", "root", "provenUpTo")) {
      expected.put(field, told.get(field));
    }
    List<Map<String, Object>> findings = new ArrayList<>();
    for (Finding finding : verification.findings()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("kind", finding.kind().label());
      each.put("from", finding.from());
      each.put("to", finding.to());
      findings.add(each);
    }
    expected.put("findings", findings);
    logs.add(expected);
  }

  /** The worked example of the page. */
  private static Map<String, Object> example() {
    Map<String, Object> example = new LinkedHashMap<>();
    example.put("id", "event-1");
    example.put("aggregateType", "Drill");
    example.put("aggregateId", "drill-1");
    example.put("sequence", 0);
    example.put("type", "drill.noted");
    example.put("revision", 1);
    example.put("metadata", "{\"actor\":\"rosa\"}");
    example.put("payload", "{\"note\":\"größer\"}");
    example.put("position", 1);
    example.put("recordTime", "2026-11-24T03:12:00.120Z");
    example.put("leaf", "89fa83225c2b428286d0dac7f4a19a798f90e99073ad34a632d217cbb8e41260");
    example.put("commit", "69a1d13a489e02d8d28c90a2c3408f8cea053c82f1b7dc86919dcf21cbdf00e4");
    return example;
  }

  private static Map<String, Object> tree() {
    LeafTree tree = new LeafTree();
    Hashes hashes = new Hashes();
    List<String> leaves = new ArrayList<>();
    for (int i = 0; i < 17; i++) {
      byte[] leaf = hashes.commit(new byte[32], i, 0, List.of());
      leaves.add(HexFormat.of().formatHex(leaf));
      tree.add(leaf);
    }
    List<String> roots = new ArrayList<>();
    for (int size = 0; size <= 17; size++) {
      roots.add(base64(tree.root(size)));
    }
    List<Map<String, Object>> inclusion = new ArrayList<>();
    List<Map<String, Object>> consistency = new ArrayList<>();
    for (int[] pair :
        new int[][] {{0, 1}, {0, 2}, {2, 3}, {4, 7}, {6, 7}, {3, 8}, {8, 11}, {16, 17}, {9, 17}}) {
      inclusion.add(proof("index", pair[0], "size", pair[1], tree.inclusion(pair[0], pair[1])));
    }
    for (int[] pair :
        new int[][] {{1, 2}, {2, 3}, {3, 7}, {4, 7}, {6, 7}, {8, 8}, {8, 17}, {13, 17}}) {
      consistency.add(
          proof("first", pair[0], "second", pair[1], tree.consistency(pair[0], pair[1])));
    }
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("leaves", leaves);
    told.put("roots", roots);
    told.put("inclusion", inclusion);
    told.put("consistency", consistency);
    return told;
  }

  private static Map<String, Object> proof(
      String firstName, int first, String secondName, int second, List<byte[]> path) {
    Map<String, Object> proof = new LinkedHashMap<>();
    proof.put(firstName, first);
    proof.put(secondName, second);
    proof.put("proof", path.stream().map(VectorsWriter::base64).toList());
    return proof;
  }

  private static String base64(byte[] hash) {
    return Base64.getEncoder().encodeToString(hash);
  }
}
