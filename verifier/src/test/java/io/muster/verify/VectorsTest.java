package io.muster.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is published beside docs/log-format.md, for whoever writes a verifier. */
class VectorsTest {

  private static final Path FOLDER = PythonVerifier.root().resolve("docs/log-format");

  private static Map<String, Object> vectors;

  @BeforeAll
  static void read() throws Exception {
    if (Boolean.getBoolean("muster.vectors.write")) {
      VectorsWriter.write(FOLDER);
    }
    vectors = Json.readObject(Files.readAllBytes(FOLDER.resolve("vectors.json")));
  }

  @Test
  void the_worked_example_has_its_hashes() throws Exception {
    Map<String, Object> example = object(vectors.get("example"));
    ExportedEvent event =
        new ExportedEvent(
            Fields.text(example, "id"),
            Fields.text(example, "type"),
            Fields.integer(example, "revision"),
            Fields.text(example, "metadata").getBytes(StandardCharsets.UTF_8),
            Fields.text(example, "payload").getBytes(StandardCharsets.UTF_8),
            Fields.hash(example, "leaf"));
    ExportedCommit commit =
        new ExportedCommit(
            1,
            1,
            java.time.Instant.parse(Fields.text(example, "recordTime")).toEpochMilli(),
            Fields.text(example, "aggregateType"),
            Fields.text(example, "aggregateId"),
            Fields.number(example, "sequence"),
            new byte[32],
            Fields.hash(example, "commit"),
            List.of(event));
    Hashes hashes = new Hashes();
    assertThat(hashes.leaf(commit, event, 0)).isEqualTo(event.leaf());
    assertThat(hashes.commit(new byte[32], 1, commit.recordTime(), List.of(event.leaf())))
        .isEqualTo(commit.hash());
  }

  @Test
  void trees_of_every_size_have_their_roots_and_proofs() throws Exception {
    Map<String, Object> tree = object(vectors.get("tree"));
    List<byte[]> leaves =
        Fields.list(tree, "leaves").stream()
            .map(hex -> HexFormat.of().parseHex((String) hex))
            .toList();
    List<byte[]> roots = Fields.list(tree, "roots").stream().map(VectorsTest::base64).toList();
    MerkleTree grown = new MerkleTree(new Hashes());
    assertThat(grown.root()).isEqualTo(roots.getFirst());
    for (int i = 0; i < leaves.size(); i++) {
      grown.add(leaves.get(i));
      assertThat(grown.root()).as("root of size %d", i + 1).isEqualTo(roots.get(i + 1));
    }
    for (Object each : Fields.list(tree, "inclusion")) {
      Map<String, Object> vector = object(each);
      int size = Fields.integer(vector, "size");
      int index = Fields.integer(vector, "index");
      List<byte[]> proof = proof(vector);
      assertThat(MerkleTree.includes(size, roots.get(size), index, leaves.get(index), proof))
          .isTrue();
      assertThat(
              MerkleTree.includes(
                  size, roots.get(size), index, leaves.get((index + 1) % 17), proof))
          .isFalse();
    }
    for (Object each : Fields.list(tree, "consistency")) {
      Map<String, Object> vector = object(each);
      int first = Fields.integer(vector, "first");
      int second = Fields.integer(vector, "second");
      List<byte[]> proof = proof(vector);
      assertThat(MerkleTree.continues(first, roots.get(first), second, roots.get(second), proof))
          .isTrue();
      assertThat(
              MerkleTree.continues(first, roots.get(first - 1), second, roots.get(second), proof))
          .isFalse();
    }
  }

  /** The tree over the eight entries that implementations of RFC 6962 are commonly tested with. */
  @Test
  void the_tree_is_that_of_rfc_6962() throws Exception {
    MerkleTree tree = new MerkleTree(new Hashes());
    for (String entry :
        List.of(
            "",
            "00",
            "10",
            "2021",
            "3031",
            "40414243",
            "5051525354555657",
            "606162636465666768696a6b6c6d6e6f")) {
      tree.add(Hashes.sha256().digest(HexFormat.of().parseHex("00" + entry)));
    }
    assertThat(HexFormat.of().formatHex(tree.root()))
        .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  }

  @Test
  void each_log_gets_its_verdicts_and_its_damage_named() throws Exception {
    SignedCheckpoints signed =
        SignedCheckpoints.load(FOLDER.resolve("checkpoints.txt"), FOLDER.resolve("keys.txt"));
    assertThat(signed.unvouched()).isEmpty();
    for (Object each : Fields.list(vectors, "logs")) {
      Map<String, Object> expected = object(each);
      try (InputStream export =
          Files.newInputStream(FOLDER.resolve(Fields.text(expected, "file")))) {
        Verification log = LogVerifier.verify(export, signed);
        Map<String, Object> told = Told.of(log);
        for (String field :
            List.of("integrity", "completeness", "position", "head", "root", "provenUpTo")) {
          assertThat(told.get(field))
              .as("%s: %s", expected.get("file"), field)
              .isEqualTo(expected.get(field));
        }
        assertThat(
                log.findings().stream()
                    .map(f -> "%s %d-%d".formatted(f.kind().label(), f.from(), f.to())))
            .as(expected.get("file").toString())
            .isEqualTo(
                Fields.list(expected, "findings").stream()
                    .map(f -> (Map<?, ?>) f)
                    .map(f -> "%s %s-%s".formatted(f.get("kind"), f.get("from"), f.get("to")))
                    .toList());
      }
    }
  }

  @Test
  void the_proofs_hold_with_the_keys_alone() throws IOException {
    String keys = Files.readString(FOLDER.resolve("keys.txt"));
    for (String file : List.of("incident-proof.json", "consistency-proof.json")) {
      assertThat(ProofVerifier.verify(Files.readAllBytes(FOLDER.resolve(file)), keys).findings())
          .isEmpty();
    }
  }

  @Test
  void the_python_script_takes_the_same_vectors() throws Exception {
    Process tests =
        new ProcessBuilder("python3", "-B", "-m", "unittest", "test_vectors")
            .directory(PythonVerifier.SCRIPT.getParent().toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tests.waitFor()).as(output).isZero();
    assertThat(output).containsPattern("Ran [1-9]\\d* tests");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  private static List<byte[]> proof(Map<String, Object> vector) throws Fields.MissingException {
    List<byte[]> proof = new ArrayList<>();
    Fields.list(vector, "proof").forEach(hash -> proof.add(base64(hash)));
    return proof;
  }

  private static byte[] base64(Object text) {
    return Base64.getDecoder().decode((String) text);
  }
}
