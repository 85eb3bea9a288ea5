package io.muster.eventlog.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The worked example of docs/log-format.md, byte for byte. It can never change for format version
 * 1.
 */
class LogFormatTest {

  private static final byte[] LEAF =
      LogFormat.leafHash(
          "event-1",
          "Drill",
          "drill-1",
          0,
          "drill.noted",
          1,
          "{\"actor\":\"rosa\"}".getBytes(StandardCharsets.UTF_8),
          "{\"note\":\"größer\"}".getBytes(StandardCharsets.UTF_8));

  @Test
  void the_leaf_hash_of_the_example_never_changes() {
    assertThat(HexFormat.of().formatHex(LEAF))
        .isEqualTo("89fa83225c2b428286d0dac7f4a19a798f90e99073ad34a632d217cbb8e41260");
  }

  @Test
  void the_commit_hash_of_the_example_never_changes() {
    byte[] hash =
        LogFormat.commitHash(
            LogFormat.genesis(), 1, Instant.parse("2026-11-24T03:12:00.120Z"), List.of(LEAF));
    assertThat(HexFormat.of().formatHex(hash))
        .isEqualTo("69a1d13a489e02d8d28c90a2c3408f8cea053c82f1b7dc86919dcf21cbdf00e4");
  }
}
