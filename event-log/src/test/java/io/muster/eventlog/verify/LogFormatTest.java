package io.muster.eventlog.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.eventlog.testing.MongoServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The vectors beside docs/log-format.md, byte for byte, which the verifiers are held to as well.
 * They can never change for format version 1.
 */
class LogFormatTest {

  private static final Path VECTORS = MongoServer.root().resolve("docs/log-format");

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void the_worked_example_has_its_hashes() throws IOException {
    JsonNode example = json.readTree(VECTORS.resolve("vectors.json").toFile()).path("example");
    byte[] leaf = leaf(example, example, example.path("sequence").longValue());
    assertThat(hex(leaf)).isEqualTo(example.path("leaf").textValue());
    byte[] commit =
        LogFormat.commitHash(
            LogFormat.genesis(),
            example.path("position").longValue(),
            Instant.parse(example.path("recordTime").textValue()),
            List.of(leaf));
    assertThat(hex(commit)).isEqualTo(example.path("commit").textValue());
  }

  @Test
  void every_commit_of_the_sample_export_has_its_hashes() throws IOException {
    List<String> lines = Files.readAllLines(VECTORS.resolve("export.jsonl"));
    assertThat(lines).hasSizeGreaterThan(20);
    byte[] previous = LogFormat.genesis();
    for (String line : lines.subList(1, lines.size() - 1)) {
      JsonNode commit = json.readTree(line);
      List<byte[]> leaves = new ArrayList<>();
      for (JsonNode event : commit.path("events")) {
        leaves.add(leaf(commit, event, commit.path("sequence").longValue() + leaves.size()));
        assertThat(hex(leaves.getLast())).isEqualTo(event.path("leaf").textValue());
      }
      previous =
          LogFormat.commitHash(
              previous,
              commit.path("position").longValue(),
              Instant.parse(commit.path("recordTime").textValue()),
              leaves);
      assertThat(hex(previous)).isEqualTo(commit.path("hash").textValue());
    }
  }

  private static byte[] leaf(JsonNode commit, JsonNode event, long sequence) {
    return LogFormat.leafHash(
        event.path("id").textValue(),
        commit.path("aggregateType").textValue(),
        commit.path("aggregateId").textValue(),
        sequence,
        event.path("type").textValue(),
        event.path("revision").intValue(),
        event.path("metadata").textValue().getBytes(StandardCharsets.UTF_8),
        event.path("payload").textValue().getBytes(StandardCharsets.UTF_8));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
